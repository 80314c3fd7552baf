// Which module may know which, and nothing else says so (docs: ARCHITECTURE.md, "Modules").
module.exports = {
  governance: [],
  relations: ['governance'],
  privacy: ['governance', 'relations'],
  identity: ['governance', 'relations', 'privacy'],
  activity: ['governance', 'relations'],
  engagement: ['governance', 'relations', 'privacy', 'activity'],
  segments: ['governance', 'relations', 'privacy', 'activity', 'engagement'],
  integrations: ['governance', 'relations', 'privacy', 'identity', 'activity', 'segments'],
  admin: ['governance'],
}
