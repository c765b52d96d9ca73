import Yams

extension YAMLValue {
  /// The most a file may hold, in bytes.
  static let largestText = 4 * 1_048_576
  /// What aliases may make of it, in values.
  private static let mostValues = 200_000
  private static let mostLevels = 64
  /// What stands for a name is compared with its siblings before anything can be counted, so where names may hold
  /// aliases these are few: 16 make at most 400 copies.
  private static let mostAliasesInNames = 16

  /// Every document of a YAML stream; an empty one is null.
  static func documents(_ text: String) throws(FileError) -> [YAMLValue] {
    let text = text.withoutByteOrderMark
    guard text.utf8.count <= largestText else {
      throw FileError("it is larger than \(largestText / 1_048_576) MB, the most that is read. Split it.")
    }
    let (aliases, mayBeInNames) = aliases(in: text)
    guard aliases <= mostAliasesInNames || !mayBeInNames else {
      throw FileError("it holds more than \(mostAliasesInNames) aliases (*name). Write out what they stand for.")
    }
    var documents: [YAMLValue] = []
    var budget = mostValues
    do {
      let parser = try Parser(yaml: text)
      while let root = try parser.nextRoot() { documents.append(try YAMLValue(root, level: 0, budget: &budget)) }
    } catch let error as FileError {
      throw error
    } catch let error as YamlError {
      throw FileError(error)
    } catch {
      throw FileError("it is not YAML. Fix it.")
    }
    return documents
  }

  private init(_ node: Node, level: Int, budget: inout Int) throws(FileError) {
    line = node.mark?.line ?? 1
    budget -= 1
    guard budget > 0 else { throw FileError(line: line, "its aliases stand for too much. Write out what is meant.") }
    guard level < Self.mostLevels else {
      throw FileError(line: line, "it is nested more than \(Self.mostLevels) levels deep. Make it flatter.")
    }
    switch node {
    case .scalar(let scalar):
      content = .scalar(scalar.string, try JSON(scalar, line: line))
    case .sequence(let sequence):
      try Self.check(sequence.tag, against: .seq, line: line)
      var items: [YAMLValue] = []
      for item in sequence { items.append(try YAMLValue(item, level: level + 1, budget: &budget)) }
      content = .list(items)
    case .mapping(let mapping):
      try Self.check(mapping.tag, against: .map, line: line)
      var fields: [Field] = []
      var merged: [Field] = []
      for (key, value) in mapping {
        let line = key.mark?.line ?? line
        guard case .scalar(let name) = key else {
          throw FileError(line: line, "a name has to be a text, not a list. Fix it.")
        }
        let value = try YAMLValue(value, level: level + 1, budget: &budget)
        if name.string == "<<", name.style == .plain {
          merged += try value.mergedFields
        } else {
          fields.append(Field(name: name.string, line: line, value: value))
        }
      }
      // What is written here counts, then what is merged first (YAML 1.1, the merge key).
      var names: Set<String> = []
      for field in fields where !names.insert(field.name).inserted {
        // 1 and "1" are two names to YAML, and one here.
        throw FileError(line: field.line, "\(field.name) is given twice. Take one of them out.")
      }
      content = .fields(fields + merged.filter { names.insert($0.name).inserted })
    case .alias(let alias):
      throw FileError(line: line, "*\(alias.anchor.rawValue) stands for nothing. Write out what is meant.")
    }
  }

  /// What a merge key stands for: the fields of one object, or of several.
  private var mergedFields: [Field] {
    get throws(FileError) {
      var fields: [Field] = []
      let sources = if case .list(let items) = content { items } else { [self] }
      for source in sources {
        guard case .fields(let more) = source.content else {
          throw FileError(line: line, "<< has to name fields, or a list of them. Fix it.")
        }
        fields += more
      }
      return fields
    }
  }

  /// How many words of a text could be aliases, and whether one could stand in a name: before a colon, behind a `?`, or
  /// in brackets before a colon. None are aliases where nothing could be an anchor.
  private static func aliases(in text: String) -> (count: Int, mayBeInNames: Bool) {
    var (anchors, aliases, mayBeInNames) = (0, 0, false)
    var previous = UInt8(ascii: "\n")
    var mark: UInt8?
    // Whether what was read last is an alias or a closing bracket, but for blanks.
    var mayEndName = false
    var isInAlias = false
    for byte in text.utf8 {
      let begins = previous <= 0x20 || [UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ",")].contains(previous)
      if let mark, byte > 0x20 {
        isInAlias = mark == UInt8(ascii: "*")
        if isInAlias { aliases += 1 } else { anchors += 1 }
      }
      mark = begins && (byte == UInt8(ascii: "*") || byte == UInt8(ascii: "&")) ? byte : nil
      if byte == UInt8(ascii: ":"), mayEndName || isInAlias { mayBeInNames = true }
      if previous == UInt8(ascii: "?"), byte <= 0x20 { mayBeInNames = true }
      if byte <= 0x20 {
        mayEndName = mayEndName || isInAlias
        isInAlias = false
      } else if !isInAlias {
        mayEndName = byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
      }
      previous = byte
    }
    return anchors == 0 ? (0, false) : (aliases, mayBeInNames)
  }
}

extension FileError {
  fileprivate init(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      // The parser names a function of its own.
      let isDeep = problem.contains("nest_level")
      self.init(
        line: mark.line, isDeep ? "it is nested too deeply. Make it flatter." : "\(problem). Fix the YAML.")
    case .duplicatedKeysInMapping(let names, let context):
      self.init(
        line: context.mark.line, "\(names.joined(separator: ", ")) is given twice. Take one of them out.")
    case .reader(let problem, _, _, _): self.init("\(problem). Save it as UTF-8 text.")
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      self.init("it is not YAML. Fix it.")
    }
  }
}
