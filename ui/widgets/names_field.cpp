// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/names_field.hpp"

#include <QCompleter>
#include <QLineEdit>

namespace weir::ui {

std::vector<std::string> namesIn(const QString& text) {
    std::vector<std::string> names;
    const QStringList parts = text.split(u',', Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        if (const QString name = part.trimmed(); !name.isEmpty()) {
            names.push_back(name.toStdString());
        }
    }
    return names;
}

QStringList nameList(const std::vector<std::string>& names) {
    QStringList list;
    for (const std::string& name : names) {
        list << QString::fromStdString(name);
    }
    return list;
}

QString namesText(const std::vector<std::string>& names) {
    return nameList(names).join(QStringLiteral(", "));
}

void offerNames(QLineEdit* field, QStringList names) {
    names.removeAll(QString());
    names.removeDuplicates();
    names.sort(Qt::CaseInsensitive);
    auto* completer = new QCompleter(names, field);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    field->setCompleter(completer);
}

}  // namespace weir::ui
