// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <functional>
#include <string>

#include "engine/base/named_set.hpp"
#include "ui/widgets/growing_dialog.hpp"

class QComboBox;
class QLabel;
class QLineEdit;

namespace weir::ui {

class DialogFooter;
class WordsField;

// A set of names to be added to the draft, or to be changed there.
class NamedSetDialog : public GrowingDialog {
    Q_OBJECT

public:
    // A set without a name: a new one. `known`: names of a kind, to choose from. `taken`: whether
    // there is a set of that name.
    NamedSetDialog(const NamedSet& set, std::function<QStringList(RouteField)> known,
                   std::function<bool(const std::string&)> taken, QWidget* parent);

signals:
    void entered(const weir::NamedSet& set);

protected:
    void changeEvent(QEvent* event) override;

private:
    RouteField kind() const;
    NamedSet read() const;
    // What keeps it from being taken; empty: nothing.
    QString missing() const;
    void finish();
    void showState();
    void retranslate();

    const std::string m_replaces;
    const std::function<bool(const std::string&)> m_taken;
    DialogFooter* m_footer;
    QLabel* m_nameLabel = nullptr;
    QLineEdit* m_name = nullptr;
    QLabel* m_kindLabel = nullptr;
    QComboBox* m_kind = nullptr;
    QLabel* m_valuesLabel;
    WordsField* m_values;
    QLabel* m_hint;
};

}  // namespace weir::ui
