import Foundation
import MeshCore
import Testing

@Suite struct ModelReferenceTests {
  private static let full = ModelReference(id: "colors", userID: "clarifai", appID: "main", versionID: "c1")

  @Test(arguments: [
    (ModelReference(id: "colors", versionID: "c1"), true),
    (ModelReference(id: "colors"), true),
    // An old hex id of the same model: the version decides.
    (ModelReference(id: "eeed0b6733a644cea07cf4c60f87ebb7", versionID: "c1"), true),
    (ModelReference(id: "eeed0b6733a644cea07cf4c60f87ebb7"), false),
    // Any other id is another model, whatever version is written beside it.
    (ModelReference(id: "quality", versionID: "c1"), false),
    (ModelReference(id: "colors", userID: "clarifai"), true),
    (ModelReference(id: "colors", userID: "alice"), false),
    (ModelReference(id: "colors", appID: "demo", versionID: "c1"), false),
    (ModelReference(id: "colors", versionID: "c2"), false),
    (ModelReference(id: "colors", userID: "alice", appID: "demo", versionID: "c1"), false),
  ])
  func theyMatchAsFarAsBothSay(other: ModelReference, isMatch: Bool) {
    #expect(Self.full.matches(other) == isMatch)
    #expect(other.matches(Self.full) == isMatch)
    #expect(Self.full.matches(Self.full))
  }

  @Test(arguments: [
    "https://clarifai.com/clarifai/main/models/colors", "http://clarifai.com/clarifai/main/models/colors",
    "clarifai.com/clarifai/main/models/colors", "https://clarifai.com/clarifai/main/models/colors/",
    "https://clarifai.com/clarifai/main/models/colors?tab=versions#top",
  ])
  func aPageOfTheWebSiteNamesAModel(address: String) {
    #expect(ModelReference(webAddress: address) == ModelReference(id: "colors", userID: "clarifai", appID: "main"))
    let version = address.prefix { $0 != "?" } + (address.hasSuffix("/") ? "versions/c1" : "/versions/c1")
    #expect(ModelReference(webAddress: String(version)) == Self.full)
  }

  @Test(arguments: [
    "", "colors", "https://clarifai.com/", "https://clarifai.com/clarifai/main/workflows/General",
    "https://clarifai.com/clarifai/main/models", "https://clarifai.com/clarifai/main/models/colors/versions",
    "https://clarifai.com/clarifai/main/models/colors/tabs/c1", "https://example.com/clarifai/main/models/colors",
    "https://clarifai.com.example.com/clarifai/main/models/colors",
  ])
  func anyOtherTextNamesNone(text: String) { #expect(ModelReference(webAddress: text) == nil) }

  @Test func theWordsShortenTheVersion() {
    #expect(ModelReference(id: "colors", versionID: "b31bf8b3e8ba").title == "colors b31bf8b3")
    #expect(ModelReference(id: "colors").title == "colors, newest version")
  }
}

@Suite struct ModelSignatureTests {
  @Test(arguments: [
    ("visual-detector", "image-crop", true), ("image-crop", "visual-classifier", true),
    ("visual-embedder", "clusterer", true), ("visual-classifier", "concept-thresholder", true),
    ("visual-classifier", "visual-embedder", false), ("clusterer", "visual-embedder", false),
    ("text-to-text", "multimodal-to-text", true), ("image-color-recognizer", "text-classifier", false),
  ])
  func whatOneGivesTheOtherReadsOrNot(source: String, reader: String, fits: Bool) throws {
    let (source, reader) = (ModelSignature(typeID: source), ModelSignature(typeID: reader))
    #expect(try #require(reader).accepts(try #require(source)) == fits)
  }

  @Test func anUnknownTypeHasNone() {
    #expect(ModelSignature(typeID: "any-to-any") == nil)
    #expect(ModelSignature(typeID: nil) == nil)
  }
}

@Suite struct ImageSourceTests {
  @Test(arguments: [
    ("https://samples.clarifai.com/a.jpg?x=1#y", ImageSource.url("https://samples.clarifai.com/a.jpg?x=1#y"), "a.jpg"),
    ("HTTP://host/", .url("HTTP://host/"), "host"),
    ("data:image/png;base64,AA", .url("data:image/png;base64,AA"), "data URL"),
    (" sample:Market ", .sample("market"), "market"), ("~/my pictures/a.jpg", .file("~/my pictures/a.jpg"), "a.jpg"),
    ("\"/my pictures/a.jpg\"", .file("/my pictures/a.jpg"), "a.jpg"), ("'sample:x'", .sample("x"), "x"),
    ("file:///my%20pictures/a.jpg", .file("/my pictures/a.jpg"), "a.jpg"), ("\"", .file(at: "\""), "\""),
    ("/", .file("/"), "/"), ("httpd.png\n", .file(at: "httpd.png"), "httpd.png"),
  ])
  func whatIsTypedIsRead(text: String, expected: ImageSource, title: String) throws {
    let source = try #require(ImageSource(text))
    #expect(source == expected && source.title == title)
    #expect(ImageSource(source.text) == source)
    #expect(try Wire.crossed(source) == source)
  }

  /// In another folder it is the same file, and here it is shown as one would type it.
  @Test func aPathHoldsInEveryFolder() {
    let here = FileManager.default.currentDirectoryPath
    for typed in ["a.jpg", "./a.jpg", "././a.jpg"] {
      #expect(ImageSource(typed) == .file(here + "/a.jpg"))
    }
    #expect(ImageSource("shots/a.jpg") == .file(here + "/shots/a.jpg"))
    #expect(ImageSource("../a.jpg") == .file(here + "/../a.jpg"))
    #expect(ImageSource.file(here + "/shots/a.jpg").text == "shots/a.jpg")
    #expect(ImageSource.file("/elsewhere/a.jpg").text == "/elsewhere/a.jpg")
    // The home folder is where it is; a list is read at once.
    #expect(ImageSource("~/a.jpg") == .file("~/a.jpg") && ImageSource("@list") == .file("@list"))
    #expect(ImageSource("ftp://x/a.jpg") == .file("ftp://x/a.jpg"))
  }

  @Test func nothingTypedIsNoImage() {
    #expect(ImageSource("") == nil)
    #expect(ImageSource(" \n\t ") == nil)
  }
}
