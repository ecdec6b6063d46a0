// Sharing: a link, from the start or from here, and a small player for another site.

const copyMoment = () => copyOut(address(position()));

const fillShare = () => {
  const at = Math.floor(position()), hash = ui('sharestart').checked ? `#t=${at}` : '';
  const title = data.title.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt()};`);
  ui('sharetime').textContent = say('start_at', { time: clock(at) });
  ui('sharelink').value = here(data.page) + hash;
  ui('sharecode').value = `<iframe src="${here(data.embed)}${hash}" title="${title}" width="100%" height="240"`
    + ' frameborder="0" loading="lazy" allow="autoplay; clipboard-write; web-share"></iframe>';
};

ui('share').onclick = () => {
  fillShare();
  ui('sharing').showModal();
  ui('sharelink').select();
};
ui('sharestart').onchange = fillShare;
ui('send').hidden = !navigator.share;
// A refusal there is the listener's choice.
ui('send').onclick = () => navigator.share({ title: data.title, url: ui('sharelink').value }).catch(() => { });
