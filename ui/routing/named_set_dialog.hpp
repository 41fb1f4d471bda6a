// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <functional>
#include <string>

#include "engine/control/admin/client.hpp"
#include "engine/control/admin/named_sets.hpp"
#include "ui/widgets/saving_dialog.hpp"

class QComboBox;
class QLabel;
class QLineEdit;

namespace weir::ui {

class WordsField;

// Adds a set of names to the document, or changes one.
class NamedSetDialog : public SavingDialog {
    Q_OBJECT

public:
    // A set without a name: a new one. `known`: names of a kind, to choose from.
    NamedSetDialog(admin::AdminClient& client, const NamedSet& set,
                   std::function<QStringList(RouteField)> known, QWidget* parent);

signals:
    void saved();

private:
    RouteField kind() const;
    NamedSet entered() const;
    QString missing() const override;
    QString beingWritten() const override;
    void save() override;
    void retranslate() override;

    const std::string m_replaces;
    QLabel* m_nameLabel = nullptr;
    QLineEdit* m_name = nullptr;
    QLabel* m_kindLabel = nullptr;
    QComboBox* m_kind = nullptr;
    QLabel* m_valuesLabel;
    WordsField* m_values;
    QLabel* m_hint;
};

}  // namespace weir::ui
