/// What a cell means. Views paint with roles, and themes say how each looks; the raw value is its name in theme files.
package enum Role: String, CaseIterable, Hashable, Sendable {
  // Text, in three weights.
  case text
  case dim
  case head

  // Panes, and the rows above and below them.
  case title
  case titleFocus = "title_focus"
  case border
  case borderFocus = "border_focus"
  case selection
  case selectionInactive = "selection_inactive"
  case bar
  case badgeProd = "badge_prod"
  case badgeWrite = "badge_write"
  case badgeReadOnly = "badge_ro"
  case badgeLocal = "badge_local"
  case key
  case hint

  // Forms.
  case field
  case fieldFocus = "field_focus"
  case match
  case button
  case buttonFocus = "button_focus"

  // States.
  case ok
  case warn
  case error
  case running

  // Changes.
  case added
  case changed
  case removed
  case conflict

  // Predictions.
  case conceptHigh = "concept_high"
  case conceptLow = "concept_low"
  case deltaUp = "delta_up"
  case deltaDown = "delta_down"
  case region

  // The graph, and JSON or YAML.
  case graphNode = "graph_node"
  case graphEdge = "graph_edge"
  case syntaxKey = "syntax_key"
  case syntaxString = "syntax_string"
}
