// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <string>
#include <vector>

class QLineEdit;

namespace weir::ui {

// "a, b" as the names in it, without blanks around them.
std::vector<std::string> namesIn(const QString& text);
QStringList nameList(const std::vector<std::string>& names);
QString namesText(const std::vector<std::string>& names);
// One name to choose from these; others may be typed.
void offerNames(QLineEdit* field, QStringList names);

}  // namespace weir::ui
