package import ArgumentParser
import FoundationEssentials
import MeshUI

/// How the editor stands where anybody may use it.
package struct KioskOptions: ParsableArguments, Sendable {
  @Option(
    name: .customLong("kiosk"), defaultAsFlag: 5,
    help: """
      Stand where anybody may use it: data that are thrown away, and neither files, editors, the clipboard, nor a way out; \
      the sample app is restored after so many minutes (5) without a key.
      """)
  package var minutes: Int?

  @Option(
    help:
      "The word that ends a kiosk, asked for by F10; without one only SIGTERM does. MESHWORK_KIOSK_WORD is not seen by others."
  )
  package var word: String?

  package init() {}

  package func validate() throws {
    if let minutes, !(1...1440).contains(minutes) { throw ValidationError("--kiosk has to be 1 to 1440 minutes.") }
    if word != nil, minutes == nil { throw ValidationError("--word is for --kiosk.") }
    if word?.isEmpty == true { throw ValidationError("--word is empty. Give a word, or leave it out.") }
  }

  var kiosk: Kiosk? {
    minutes.map {
      Kiosk(minutes: $0, word: word ?? Environment(values: ProcessInfo.processInfo.environment)["MESHWORK_KIOSK_WORD"])
    }
  }
}
