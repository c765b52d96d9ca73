import FoundationEssentials
import Glibc
@testable import Meshwork
import TestSupport
import Testing

/// Why settings and themes were not written, by its cause.
@Suite struct WriteFaultTests {
  @Test(arguments: [
    (ENOSPC, "the disk is full. Free some space"), (EDQUOT, "the disk is full. Free some space"),
    (EROFS, "the file system is read-only. Make the folder writable"),
    (EACCES, "its folder cannot be written. Make the folder writable"),
    (EIO, "Input/output error. Check the folder"),
  ])
  func theCauseIsNamed(_ number: Int32, _ words: String) {
    let fault = WriteFault(number)
    #expect("\(fault.why). \(fault.nextStep)" == words)
  }

  @Test func foldersThatCannotBeMadeSayWhy() {
    #expect(WriteFault(CocoaError(.fileWriteOutOfSpace)) == .diskFull)
    #expect(WriteFault(CocoaError(.fileWriteVolumeReadOnly)) == .readOnly)
    #expect(WriteFault(CocoaError(.fileWriteNoPermission)) == .notAllowed)
  }

  /// A file where the folder of the settings should be.
  @Test func settingsThatAreNotWrittenSayWhy() async throws {
    let home = try Home()
    try home.write("", to: ".config")
    let run = try await CommandRun(["context", "add", "q", "--key-from-environment"], home: home)
    #expect(run.ending == .failure && run.messages.contains("settings"), "\(run)")
    #expect(!run.messages.contains("Make the folder writable"), "\(run)")
  }
}
