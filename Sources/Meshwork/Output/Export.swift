import FoundationEssentials

extension CommandSession {
  /// Prints what a command exports, or writes it to a file that must not exist, `-` being the standard output; a dry run writes none.
  func export(_ text: String, to path: String?) throws(Failure) {
    guard let path, path != "-" else { return printer.printText(text) }
    guard !options.isDryRun else { return }
    do {
      try NewFile(path: path).write(text)
    } catch {
      throw Failure("Could not export to \(path): \(error.reason). \(error.nextStep)")
    }
    printer.say("Written: \(path).")
  }
}
