extension Snippet {
  /// The text with `$CLARIFAI_PAT` in the place of a key: what is pasted may be written to a file for the user's own
  /// editor, and a key is written nowhere.
  public static func withoutKey(_ text: String) -> String {
    text.replacing(/(?i)((?:^|[^a-z])(?:key|bearer)\s{1,8})[a-z0-9_.\-]{8,}/) { match in
      match.output.1 + "$CLARIFAI_PAT"
    }
    .replacing(/(?i)((?:const|let|var)\s{1,8}(?:pat|[a-z_]{0,20}key)\s{0,8}=\s{0,8}['"`])[^'"`\n]+/) { match in
      match.output.1 + "$CLARIFAI_PAT"
    }
  }
}
