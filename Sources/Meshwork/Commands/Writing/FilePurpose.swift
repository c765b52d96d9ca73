import MeshCore

/// What a command does with files of workflows. A file may be the body of a request, which says itself what it is for.
enum FilePurpose {
  /// The files say what workflows are to be.
  case describing
  /// They say what a patch by this action sends.
  case patching(PatchAction)

  /// Fails where a file says another action than this command's, or another app than the one that is worked on.
  func check(_ file: WorkflowFile, named name: String, _ session: CommandSession) throws(Failure) {
    if let action = file.action { try check(action, named: name) }
    guard let named = file.app, let app = try? session.app, !app.owns(userID: named.userID, appID: named.appID) else {
      return
    }
    throw Failure(
      .usage,
      "\(name) is for the app \(named.name), and this is \(app.name). Pass --app \(named.appID), or take user_app_id out."
    )
  }

  private func check(_ action: PatchAction, named name: String) throws(Failure) {
    switch (self, action) {
    case (.describing, .overwrite): break
    case (.describing, .merge), (.describing, .remove):
      throw Failure(
        .usage,
        "\(name) says \(action.rawValue), which this command does not do: "
          + "`meshwork patch ID --action \(action.rawValue) -f FILE`.")
    case (.patching(let chosen), _):
      guard chosen != action else { return }
      throw Failure(
        .usage, "\(name) says \(action.rawValue), and --action says \(chosen.rawValue). Make them say the same.")
    }
  }
}
