// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of spend can be told by name or by key.
#include <QLineEdit>

#include "ui/actions/action_registry.hpp"
#include "ui/rules/rule_tabs.hpp"
#include "ui/spend/spend_page.hpp"
#include "ui/spend/spend_table_panel.hpp"
#include "ui/spend/spend_text.hpp"

namespace weir::ui {

void SpendPage::addActions(ActionRegistry& registry) {
    const auto addHere = [&](const QString& id, std::function<QString()> text, QKeySequence keys,
                             std::function<void()> run) {
        registry.add({QStringLiteral("spend.") + id, ActionGroup::View, std::move(text),
                      std::move(keys), std::move(run)},
                     this);
    };
    // Needs nothing that is chosen in the table.
    const auto add = [&](const QString& id, std::function<QString()> text, QKeySequence keys,
                         std::function<void()> run) {
        registry.allowFromElsewhere({QStringLiteral("spend.") + id});
        addHere(id, std::move(text), std::move(keys), std::move(run));
    };
    const QString kDimensions[kSpendDimensions] = {
        QStringLiteral("by_team"),       QStringLiteral("by_user"),     QStringLiteral("by_key"),
        QStringLiteral("by_model"),      QStringLiteral("by_provider"), QStringLiteral("by_tags"),
        QStringLiteral("by_cost_centre")};
    for (int by = 0; by < kSpendDimensions; ++by) {
        const auto dimension = static_cast<admin::SpendBy>(by);
        add(
            kDimensions[by], [dimension] { return titleText(SpendMeasure::Spend, dimension); }, {},
            [this, dimension] {
                SpendChoice choice = m_choice;
                choice.by = dimension;
                choose(choice);
            });
    }
    for (int at = 0; at < static_cast<int>(SpendPeriod::Custom); ++at) {
        const auto period = static_cast<SpendPeriod>(at);
        add(
            idOf(period), [period] { return tr("Spend: %1").arg(periodText(period)); }, {},
            [this, period] {
                SpendChoice choice = m_choice;
                choice.period = period;
                choose(choice);
            });
    }
    add(
        QStringLiteral("simulated"), [] { return tr("Spend with simulated calls or without"); }, {},
        [this] {
            SpendChoice choice = m_choice;
            choice.simulated = !choice.simulated;
            choose(choice);
        });
    add(
        QStringLiteral("filter"), [] { return tr("Filter spend by name"); },
        QKeySequence(Qt::CTRL | Qt::Key_F),
        [this] { m_table->filter()->setFocus(Qt::ShortcutFocusReason); });
    addHere(
        QStringLiteral("calls"), [] { return tr("Show the calls of the selected row"); },
        QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { m_table->showCalls(); });
    add(
        QStringLiteral("back"), [] { return tr("Back from what spend was narrowed down to"); }, {},
        [this] { back(); });
    addHere(
        QStringLiteral("copy"), [] { return tr("Copy spend as CSV"); },
        QKeySequence(Qt::CTRL | Qt::Key_E), [this] { m_table->copy(); });
    add(
        QStringLiteral("report"), [] { return tr("Save a report of spend as PDF…"); }, {},
        [this] { saveReport(); });
    add(
        QStringLiteral("reconcile"), [] { return tr("Compare spend with a provider's export…"); },
        {}, [this] { reconcile(); });
    add(
        QStringLiteral("add_budget"), [] { return tr("Add budget"); }, {},
        [this] { m_rules->addBudget(); });
    add(
        QStringLiteral("add_rate_limit"), [] { return tr("Add rate limit"); }, {},
        [this] { m_rules->addRateLimit(); });
    registry.showKeys(QStringLiteral("spend.calls"), this,
                      [this](const QKeySequence& keys) { m_table->setKeys(keys); });
}

}  // namespace weir::ui
