extension State {
  /// Calls back what runs of a kind: nobody wants it any more.
  mutating func stop(_ kind: Job.Kind) -> [Effect] {
    let jobs = running.filter { $0.kind == kind }
    finish(kind)
    return jobs.map(Effect.cancel)
  }
}
