/**
 * Asks before a page with unsaved input is left, and never when it is sent. `data-unsaved` on a form: what it holds from the beginning is not
 * saved anywhere.
 */
const forms = document.querySelectorAll<HTMLFormElement>('form[method="post"]');

const isChanged = (control: Element): boolean => {
  if (control instanceof HTMLInputElement) {
    if (control.type === 'hidden' || control.type === 'submit') return false;
    if (control.type === 'checkbox' || control.type === 'radio') return control.checked !== control.defaultChecked;
    return control.value !== control.defaultValue;
  }
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
  if (!(control instanceof HTMLSelectElement)) return false;
  const first = [...control.options].findIndex((option) => option.defaultSelected);
  return control.selectedIndex !== Math.max(0, first);
};

let sent: HTMLFormElement | undefined;

const isUnsaved = (form: HTMLFormElement): boolean => form !== sent && ('unsaved' in form.dataset || [...form.elements].some(isChanged));

const ask = (event: BeforeUnloadEvent): void => {
  if ([...forms].some(isUnsaved)) event.preventDefault();
};

// A page with this listener cannot come back from the browser's memory as it was, so it has it only while there is something to lose.
const watch = (): void => {
  sent = undefined;
  removeEventListener('beforeunload', ask);
  if ([...forms].some(isUnsaved)) addEventListener('beforeunload', ask);
};

for (const form of forms) {
  form.addEventListener('input', watch);
  form.addEventListener('change', watch);
  form.addEventListener('submit', ({ defaultPrevented }) => {
    sent = defaultPrevented ? undefined : form;
  });
}
// At the start, and back from the next page: what is shown now may be unsaved again.
addEventListener('pageshow', watch);
