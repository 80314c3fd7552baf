// Which module may know which, and nothing else says so (docs: ARCHITECTURE.md, "Modules").
module.exports = {
  governance: [],
  relations: ['governance'],
  identity: ['governance', 'relations'],
  activity: ['governance', 'relations'],
  admin: ['governance'],
}
