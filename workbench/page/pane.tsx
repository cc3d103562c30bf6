import { useEffect, useRef } from 'react';
import { Conversation, type ConversationHost } from './office/conversation';

export interface PaneProps {
  readonly host: ConversationHost;
  readonly title: string;
}

/** The real task pane in a frame, as in Excel on the web, talking to `host` through Microsoft's client. */
export function Pane({ host, title }: PaneProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return undefined;
    const frame = document.createElement('iframe');
    const conversation = new Conversation(frame, host);
    frame.title = title;
    frame.src = 'addin/taskpane.html';
    place.current.append(frame);
    return () => {
      conversation.close();
      frame.remove();
    };
  }, [host, title]);
  return <div className="pane" ref={place} />;
}
