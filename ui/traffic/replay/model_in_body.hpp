// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <optional>

namespace weir::ui {

// The body of a call with another model asked for. Every other byte stays as it was sent: a parser
// that builds a tree would not keep order and numbers. Nothing when it names no model.
std::optional<QByteArray> withModel(const QByteArray& body, const QString& model);

}  // namespace weir::ui
