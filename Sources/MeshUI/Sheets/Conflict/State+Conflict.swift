import MeshCore

extension State {
  /// Both sides of the plan's contested step, to be decided; nil where the step is not contested.
  mutating func conflict(of plan: PlanSheet) -> (ConflictSheet, [Effect])? {
    guard let (id, stored) = plan.contested, let draft = drafts[id], let readAt = plan.plan?.readAt else { return nil }
    let merge = ThreeWayMerge(base: draft.base, mine: draft.result, theirs: stored)
    var sheet = ConflictSheet(merge: merge, readAt: readAt)
    let choices = choices(of: sheet)
    sheet.choice = merge.contested.firstIndex { choices[$0.id] == nil } ?? 0
    notice = standing(of: sheet)
    return (sheet, readVersions(of: merge))
  }

  /// How much is left to decide, and that what was decided before still holds.
  private func standing(of sheet: ConflictSheet) -> Notice {
    let (all, left) = (sheet.merge.contested.count, sheet.merge.undecided(choices(of: sheet)).count)
    if left == 0 { return .ok("All is decided. \(key(.take, in: .conflict)) goes back to the plan; nothing is sent.") }
    let what = left == 1 && all == 1 ? sheet.merge.contested[0].id.name : "\(left) of \(all)"
    return Notice(
      .warn, "! conflict",
      left == all
        ? "Decide \(all == 1 ? what : "\(all) parts"). Version dates and ids alone never stop you."
        : "Your earlier choices are kept. Decide \(what).")
  }

  /// The dates of the versions that stand side by side.
  private mutating func readVersions(of merge: ThreeWayMerge) -> [Effect] {
    let models = merge.contested.flatMap { part -> [ModelReference] in
      guard case .node(let id) = part.id else { return [] }
      return ThreeWayMerge.Side.allCases.compactMap { merge[$0][node: id]?.model }
    }
    return models.compactMap { model in
      guard catalogue.versions(of: model) == nil else { return nil }
      catalogue.set(.reading, for: ModelKey(model))
      return start(.readVersions(model))
    }
  }
}

extension ThreeWayMerge.Choice {
  var title: String {
    switch self {
    case .side(let side): side.rawValue
    }
  }
}
