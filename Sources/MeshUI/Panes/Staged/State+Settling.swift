import MeshCore

extension State {
  /// Takes a step that was carried out, and read again, from what is staged; its drafts end. What they say that the
  /// service does not have stays.
  mutating func settle(_ sent: SentStep) -> [Effect] {
    if let (old, new) = sent.renaming { return unstage(sent.settles) + follow(old, to: new) }
    return keepingNodePlace { state in
      sent.workflows.flatMap { id -> [Effect] in
        guard let draft = state.drafts[id], sent.ends(draft) else { return [] }
        return state.endDraft(id, keeping: sent.remainder(of: draft))
      } + state.unstage(sent.settles) + state.forgetStagings(of: sent.workflows)
    }
  }
}
