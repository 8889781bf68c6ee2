interface Props {
  label: string;
  checked: boolean;
  onChange: () => void;
}

/** Takes something of a list into what is chosen, or out of it. */
export function ChooseBox({ label, checked, onChange }: Props) {
  return <input type="checkbox" className="block size-4.5 accent-accent" aria-label={label} checked={checked} onChange={onChange} />;
}
