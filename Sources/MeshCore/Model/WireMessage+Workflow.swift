extension WireMessage {
  /// The writable fields of a workflow that are not modelled.
  static let attributes: [String: Field] = [
    "description": .text, "notes": .text, "metadata": .free, "visibility": .message(visibility), "use_cases": .texts,
    "check_consents": .texts, "image": .message(image),
  ]

  /// The writable fields of a version of a workflow.
  static let versionAttributes: [String: Field] = [
    "description": .text, "metadata": .free, "visibility": .message(visibility), "license": .text,
  ]

  /// What a node's `output_info_override` is.
  static let outputInfo = WireMessage([
    "data": .message(data), "output_config": .message(outputConfig), "message": .text, "fields_map": .free,
    "params": .free, "params_specs": .objects,
  ])

  /// The fields of an image that the service owns: they are shown and never sent.
  static let ownedByImage: Set<String> = ["hosted", "image_info"]

  private static let visibility = WireMessage([
    "gettable": .choice([0: "UNKNOWN_VISIBILITY", 10: "PRIVATE", 30: "ORG", 50: "PUBLIC"])
  ])

  private static let image = WireMessage([
    "url": .text, "base64": .bytes, "allow_duplicate_url": .flag, "hosted": .object, "image_info": .object,
  ])

  private static let outputConfig = WireMessage([
    "concepts_mutually_exclusive": .flag, "closed_environment": .flag, "existing_model_id": .text, "language": .text,
    "hyper_parameters": .text, "max_concepts": .count, "min_value": .float, "select_concepts": .messages(concept),
    "training_timeout": .count, "sample_ms": .count, "hyper_params": .free, "embed_model_version_id": .text,
    "fail_on_missing_positive_examples": .flag, "model_metadata": .free,
  ])

  private static let concept = WireMessage([
    "id": .text, "name": .text, "value": .share, "created_at": .text, "language": .text, "app_id": .text,
    "definition": .text, "vocab_id": .text, "visibility": .message(visibility), "user_id": .text,
  ])

  private static let data: WireMessage = .init([
    "image": .message(image), "video": .object, "concepts": .messages(concept), "metadata": .free, "geo": .object,
    "colors": .messages(color), "clusters": .objects, "embeddings": .messages(embedding),
    "regions": .messages(region), "frames": .objects, "text": .object, "audio": .object, "tracks": .objects,
    "time_segments": .objects, "hits": .objects, "heatmaps": .objects, "parts": .objects, "ndarray": .object,
    "int_value": .integer, "float_value": .float, "bytes_value": .bytes, "bool_value": .flag, "string_value": .text,
    "struct_value": .free,
  ])

  private static let color = WireMessage([
    "raw_hex": .text, "w3c": .message(WireMessage(["hex": .text, "name": .text])), "value": .float,
  ])

  private static let embedding = WireMessage(["vector": .floats, "num_dimensions": .count])

  private static let region: WireMessage = .init([
    "id": .text, "region_info": .message(regionInfo), "data": .nested { data }, "value": .float, "track_id": .text,
  ])

  private static let regionInfo = WireMessage([
    "bounding_box": .message(
      WireMessage(["top_row": .float, "left_col": .float, "bottom_row": .float, "right_col": .float])),
    "mask": .object, "polygon": .object, "point": .object, "span": .object, "token": .object,
    "keypoint_locations": .messages(point),
  ])

  private static let point = WireMessage([
    "row": .float, "col": .float, "z": .float,
    "visibility": .choice([0: "NOT_SET", 1: "VISIBLE", 2: "NOT_VISIBLE", 3: "NOT_PRESENT"]),
  ])
}

extension Workflow {
  /// An attribute as it is compared, kept and sent; nil where proto3 takes it for absent.
  package static func attribute(_ name: String, _ json: JSON) throws(WireMessage.SpelledTwice) -> JSON? {
    guard let value = try WireMessage.attributes[name]?.normal(json) else { return nil }
    guard name == "image", case .object(let fields) = value else { return value }
    let sent = fields.filter { !WireMessage.ownedByImage.contains($0.key) }
    return sent.isEmpty ? nil : .object(sent)
  }

  /// The part of the image that the service owns.
  static func ownedPart(ofImage json: JSON) throws(WireMessage.SpelledTwice) -> JSON? {
    guard case .object(let fields)? = try WireMessage.attributes["image"]?.normal(json) else { return nil }
    let owned = fields.filter { WireMessage.ownedByImage.contains($0.key) }
    return owned.isEmpty ? nil : .object(owned)
  }

  /// What the service alone writes of a workflow, by wire name.
  static let ownedNames: Set<String> = [
    "user_id", "app_id", "version", "created_at", "modified_at", "status", "is_starred", "star_count",
    "bookmark_origin", "type", "presets", "is_deprecated",
  ]

  static let names = writableAttributes.union(ownedNames).union(["id", "nodes"])
}

extension WorkflowNode {
  static let names: Set<String> = ["id", "model", "node_inputs", "suppress_output", "output_info_override"]

  /// The override as it is compared, kept and sent; an empty object where it says nothing.
  static func override(_ json: JSON) throws(WireMessage.SpelledTwice) -> JSON {
    try WireMessage.outputInfo.normal(json)
  }
}

extension ModelReference {
  /// What a node may say of its model.
  static let names: Set<String> = ["id", "user_id", "app_id", "model_version"]

  /// What the service alone writes of a model (contract, section 2.3).
  static let ownedNames: Set<String> = [
    "name", "created_at", "output_info", "display_name", "model_type_id", "visibility", "description", "metadata",
    "notes", "modified_at", "toolkits", "use_cases", "is_starred", "star_count", "languages", "languages_full",
    "task", "presets", "workflow_recommended", "image", "license_type", "source", "creator", "version_count",
    "billing_type", "replica_count", "check_consents", "import_info", "bookmark_origin", "default_eval_info",
    "featured_order", "evaluation_info",
  ]

  static let ownedVersionNames: Set<String> = [
    "created_at", "status", "active_concept_count", "metrics", "total_input_count", "completed_at", "description",
    "visibility", "app_id", "user_id", "modified_at", "metadata", "license", "output_info", "input_info", "train_info",
    "train_log", "inference_compute_info", "build_info", "method_signatures", "import_info", "export_info",
    "special_handling",
  ]
}

extension VersionID {
  /// The id as the service writes it: hex digits in lower case, as the official client sends them.
  package var asVersionID: VersionID {
    var hasCapital = false
    for byte in utf8 {
      switch byte {
      case 0x30...0x39, 0x61...0x66: continue
      case 0x41...0x46: hasCapital = true
      case _: return self
      }
    }
    return hasCapital && utf8.count >= 32 ? lowercased() : self
  }
}
