import FoundationEssentials

extension CommandSession {
  /// Prints what a command exports, or writes it to a file that must not exist; a dry run writes none.
  func export(_ text: String, to path: String?) throws(Failure) {
    guard let path else { return printer.printText(text) }
    guard !options.isDryRun else { return }
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .withoutOverwriting)
    } catch {
      throw Failure("Could not export to \(path): it exists, or the folder is not writable. Choose another path.")
    }
    printer.say("Written: \(path).")
  }
}
