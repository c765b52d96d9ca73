import FoundationEssentials
import MeshCore
import TestSupport
import Testing

@Suite struct FolderNameTests {
  @Test(
    arguments: [
      ("photo-basics", "photo-basics.yaml"), ("a_b9", "a_b9.yaml"), ("General", "+general.yaml"), ("AB", "+a+b.yaml"),
      ("a.b", "a%2eb.yaml"), (".", "%2e.yaml"), ("..", "%2e%2e.yaml"), (".hidden", "%2ehidden.yaml"),
      ("a/b", "a%2fb.yaml"), ("../x", "%2e%2e%2fx.yaml"), ("con", "%63on.yaml"), ("CON", "+c+o+n.yaml"),
      ("com1", "%63om1.yaml"), ("con2", "con2.yaml"), ("pins", "pins.yaml"), ("a b", "a%20b.yaml"),
      ("é", "%c3%a9.yaml"),
      ("%", "%25.yaml"), ("+", "%2b.yaml"), ("~", "%7e.yaml"), ("\u{0}\n", "%00%0a.yaml"), ("", "%.yaml"),
      ("x.yaml", "x%2eyaml.yaml"), ("-rf", "-rf.yaml"),
    ])
  func idsBecomeNames(_ id: String, _ name: String) {
    #expect(FolderName.file(for: id) == name)
    #expect(FolderName.id(ofFile: name) == id)
  }

  @Test(arguments: [
    "A.yaml", "con.yaml", "a%2E.yaml", "%61.yaml", "a.yml", "a", ".yaml", "%c3.yaml", "+.yaml", "+1.yaml", "%2.yaml",
    "a+.yaml",
  ])
  func otherNamesStandForNothing(_ name: String) {
    #expect(FolderName.id(ofFile: name) == nil)
  }

  /// One name an id, on a file system that tells no capitals too; the id comes back; no name leads anywhere else.
  @Test func namesAreReversible() {
    var random = SeededGenerator(seed: 14)
    var names: [String: String] = [:]
    let letters = Array("aAbBzZ09-_.+%~/\\ :*?éÉß日🐈\u{301}\u{0}\n").map(String.init) + ["con", "Aux", "lpt1", ".."]
    for _ in 0..<4000 {
      let id = (0..<(1 + random.below(30))).map { _ in random.pick(letters) }.joined()
      let name = FolderName.file(for: id)
      let bytes = String(decoding: id.utf8, as: UTF8.self)
      if let other = names.updateValue(bytes, forKey: name.lowercased()) {
        #expect(Array(other.utf8) == Array(id.utf8))
      }
      #expect(name == name.lowercased() && name.utf8.count <= 210 && !name.contains("/") && !name.hasPrefix("."))
      #expect(name.utf8.count { $0 == UInt8(ascii: ".") } == 1)
      if let read = FolderName.id(ofFile: name) {
        #expect(Array(read.utf8) == Array(id.utf8), "\(name)")
      } else {
        #expect(name.contains("%~"), "\(id.debugDescription)")
      }
    }
  }

  @Test func longIDsHaveNamesOfTheirOwn() {
    let long = String(repeating: "Ä", count: 400)
    let names = [long, long + "a", long + "b"].map(FolderName.file)
    #expect(Set(names).count == 3 && names.allSatisfy { $0.utf8.count < 200 && FolderName.id(ofFile: $0) == nil })
    // The longest id of the service, of capitals only, can be told.
    let capitals = String(repeating: "W", count: Validation.maximumIDLength)
    #expect(FolderName.id(ofFile: FolderName.file(for: capitals)) == capitals)
  }

  @Test func aStampTellsWhoWroteAFile() {
    let text = FolderStamp.stamped("workflow:\n  id: a\n", as: "a.yaml")
    #expect(FolderStamp.state(of: text, as: "a.yaml") == .pulled)
    #expect(FolderStamp.state(of: text, as: "b.yaml") == .edited)
    #expect(FolderStamp.state(of: text + "# mine\n", as: "a.yaml") == .edited)
    #expect(FolderStamp.state(of: text.replacing("id: a", with: "id: b"), as: "a.yaml") == .edited)
    #expect(FolderStamp.state(of: "workflow:\n  id: a\n", as: "a.yaml") == .foreign)
    #expect(FolderStamp.state(of: "", as: "a.yaml") == .foreign)
    #expect(FolderStamp.state(of: "# mine\n" + text, as: "a.yaml") == .foreign)
    #expect(FolderStamp.state(of: FolderStamp.stamped("", as: "a.yaml"), as: "a.yaml") == .pulled)
  }
}
