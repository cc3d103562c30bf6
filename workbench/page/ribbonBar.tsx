import { Tooltip } from '@fluentui/react-components';
import type { Ribbon, RibbonButton } from './addin';

export interface RibbonBarProps {
  readonly ribbon: Ribbon | null;
  readonly press: (button: RibbonButton) => void;
}

/** The add-in's tab of the ribbon, as the manifest describes it. */
export function RibbonBar({ ribbon, press }: RibbonBarProps) {
  return (
    <div className="ribbon" role="toolbar" aria-label={ribbon?.label}>
      <span className="ribbon-tab">{ribbon?.label}</span>
      {ribbon?.groups.map((group) => (
        <div className="ribbon-group" role="group" aria-label={group.label} key={group.label}>
          {group.buttons.map((button) => (
            <Tooltip content={button.tip} relationship="description" key={button.id} withArrow>
              <button type="button" className="ribbon-button" onClick={() => press(button)}>
                <img src={button.icon} width={32} height={32} alt="" />
                <span>{button.label}</span>
              </button>
            </Tooltip>
          ))}
        </div>
      ))}
    </div>
  );
}
