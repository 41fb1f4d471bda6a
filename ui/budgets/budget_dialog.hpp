// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/control/admin/budgets.hpp"
#include "engine/control/admin/client.hpp"
#include "ui/widgets/saving_dialog.hpp"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace weir::ui {

class Segments;

// Adds a budget to the document, or changes one: whose calls count, how much, how long, and what
// happens when it is used up.
class BudgetDialog : public SavingDialog {
    Q_OBJECT

public:
    // A budget without a name: a new one.
    BudgetDialog(admin::AdminClient& client, const admin::BudgetSettings& settings,
                 QWidget* parent);

signals:
    void saved();

private:
    // A member of the settings with the field it is typed into.
    struct Typed {
        std::string admin::BudgetSettings::* member;
        QLabel* label;
        QLineEdit* field;
    };

    void build();
    void fill(const admin::BudgetSettings& settings);
    admin::BudgetSettings settings() const;
    std::optional<Money> limit() const;
    BudgetPeriod period() const;
    // What is missing of how long it is for, and of the prices that it assumes; empty: nothing.
    QString missingPeriod() const;
    QString missingPrices() const;
    void showPeriod();
    void showUnpriced();
    WhenUsed whenUsed() const;
    // Per cent of the limit; nothing: it is not one.
    std::optional<std::uint32_t> degradeFrom() const;
    QString missing() const override;
    QString beingWritten() const override;
    void showState() override;
    QString hint() const;  // what happens when it is used up
    void save() override;
    void retranslate() override;

    const std::string m_replaces;
    QLabel* m_nameLabel = nullptr;
    QLabel* m_limitLabel = nullptr;
    QLabel* m_everyLabel = nullptr;
    QLabel* m_whoseHint;
    QLabel* m_usedLabel;
    QLabel* m_usedHint;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_limit = nullptr;
    QComboBox* m_every = nullptr;
    QLabel* m_hoursLabel = nullptr;  // of one that rolls
    QLineEdit* m_hours = nullptr;
    QLabel* m_sinceLabel = nullptr;  // of a prepaid one
    QLineEdit* m_since = nullptr;
    std::vector<Typed> m_scope;
    Segments* m_whenUsed = nullptr;
    QLabel* m_fromLabel = nullptr;
    QLineEdit* m_from = nullptr;
    QCheckBox* m_unpriced = nullptr;
    QCheckBox* m_assume = nullptr;
    QLabel* m_assumedInLabel = nullptr;
    QLineEdit* m_assumedIn = nullptr;
    QLabel* m_assumedOutLabel = nullptr;
    QLineEdit* m_assumedOut = nullptr;
};

}  // namespace weir::ui
