import { useEffect, useRef, type RefObject } from 'react';
import { Conversation, type ConversationHost } from './office/conversation';

export interface PaneProps {
  readonly host: ConversationHost;
  /** Address of the add-in's page. */
  readonly page: string;
  readonly title: string;
  /** The running conversation, for the ribbon's commands. */
  readonly conversation: RefObject<Conversation | null>;
  /** Called when the add-in's scripts have run. */
  readonly started: (frame: Window) => void;
}

/** The real task pane in a frame, as in Excel on the web, talking to `host` through Microsoft's client. A hidden one keeps running, as a shared runtime does. */
export function Pane({ host, page, title, conversation, started }: PaneProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return undefined;
    const frame = document.createElement('iframe');
    const talk = new Conversation(frame, host);
    conversation.current = talk;
    frame.title = title;
    frame.src = page;
    frame.addEventListener('load', () => {
      if (frame.contentWindow !== null) started(frame.contentWindow);
    });
    place.current.append(frame);
    return () => {
      conversation.current = null;
      talk.close();
      frame.remove();
    };
  }, [host, page, title, conversation, started]);
  return <div className="pane" ref={place} />;
}
