// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <optional>

#include "engine/control/admin/client.hpp"
#include "ui/spend/spend_bars.hpp"
#include "ui/spend/spend_choice.hpp"
#include "ui/spend/spend_source.hpp"
#include "ui/window/page.hpp"

class QBoxLayout;
class QVBoxLayout;
class QLabel;
class QSettings;
class QStackedWidget;

namespace weir::ui {

class EmptyState;
class GatewayModel;
class NoticeBar;
class ReportSaver;
class RuleTabs;
class SpendBar;
class SpendChartPanel;
class SpendChips;
class SpendRangeField;
class SpendTablePanel;
class StatStrip;

// Who spends what, on what, and when.
class SpendPage : public Page {
    Q_OBJECT

public:
    // `store` keeps what was chosen; it and the clock outlive the page.
    SpendPage(admin::AdminClient& client, GatewayModel& gateway, QSettings& store,
              const Clock& clock, const QTimeZone& zone, QWidget* parent = nullptr);

    static PageEntry entry();
    QString fact() const override;
    QWidget* headerControls() override;
    QWidget* focusTarget() override;
    void addActions(ActionRegistry& registry) override;
    // A range by its id, of all calls: "today"; or whose of this month: "team:search".
    void reveal(const QString& what) override;

    const SpendChoice& choice() const { return m_choice; }

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeContent();
    void placeRules();
    void connectParts();
    void choose(const SpendChoice& choice);
    void ask();
    void take(const SpendAnswer& answer);
    void takeBudgets();
    void fail(const QString& problem);
    void showAnswer();
    void showState();
    void showProblem();
    void showLoading();
    void narrow(const std::string& name);
    void back();
    void removeChip(int index);
    // Of a range of time; nothing: of all that is looked at.
    void showCalls(const std::vector<admin::SpendOnly>& only,
                   std::optional<std::pair<Timestamp, Timestamp>> when = {});
    void copied();
    void saveReport();
    void reconcile();
    void reportSaved(const QString& path);
    // Empty: what was said before holds no longer.
    void reportFailed(const QString& problem);
    void showCallsOf(const std::string& name);
    void showCallsOfStep(int step);
    void retranslate();

    admin::AdminClient& m_client;
    QSettings& m_store;
    SpendSource* m_source;
    ReportSaver* m_report;
    SpendRangeField* m_range;
    SpendBar* m_bar;
    SpendChips* m_chips;
    NoticeBar* m_notice;
    StatStrip* m_stats;
    SpendChartPanel* m_chart;
    SpendTablePanel* m_table;
    RuleTabs* m_rules;
    QWidget* m_aside;  // what the rules are in while they are not in the content
    EmptyState* m_empty;
    QLabel* m_loading;
    QWidget* m_content = nullptr;
    QStackedWidget* m_stack;
    QVBoxLayout* m_column = nullptr;  // of the content
    QBoxLayout* m_split = nullptr;    // the stack and what is beside or below it
    QTimer m_slow;                    // nothing is said of what takes less
    SeriesColours m_colours;
    SpendChoice m_choice;
    std::optional<SpendAnswer> m_answer;
    QString m_problem;
    QString m_reportProblem;
};

}  // namespace weir::ui
