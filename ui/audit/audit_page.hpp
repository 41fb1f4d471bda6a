// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimeZone>
#include <QTimer>
#include <functional>
#include <memory>

#include "engine/base/clock.hpp"
#include "engine/control/admin/client.hpp"
#include "ui/window/page.hpp"

class QFrame;
class QLabel;
class QLineEdit;
class QSettings;
class QStackedWidget;

namespace weir::ui {

class AuditChain;
class AuditExport;
class AuditModel;
class AuditPane;
class AuditSource;
class AuditTable;
class Button;
class EmptyState;
class GatewayModel;
class NoticeBar;
class PaneSplitter;
class Segments;
class VisibleTimer;

// What operators did to the gateway, and whose stored bodies they looked at.
class AuditPage : public Page {
    Q_OBJECT

public:
    // Where to; empty: nowhere. Replaced by tests.
    using AskPath = std::function<QString(QWidget* parent, const QString& suggested)>;

    // `store` keeps the place of the pane and the folder of exports; all of them outlive the page.
    AuditPage(admin::AdminClient& client, GatewayModel& gateway, QSettings& store,
              const Clock& clock, const QTimeZone& zone, AskPath askPath = {});
    ~AuditPage() override;

    static PageEntry entry();
    QString fact() const override;
    QWidget* headerControls() override;
    QWidget* focusTarget() override;
    void addActions(ActionRegistry& registry) override;
    std::vector<FocusArea> focusAreas() override;

    // The selected records, as they are shown, with tabs between.
    void copy();
    // All that match.
    void exportAll();
    // The one of that number in the chain, by the filter.
    void showNumber(std::uint64_t number);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeTools();
    QWidget* makeFooter();
    void connectParts();
    // As the field and the choice of days say now.
    void ask();
    bool isFiltering() const;
    bool hasFailed() const;
    void clearFilter();
    void look();
    void showState();
    void showEmpty();
    void showNotice();
    void showFooter();
    void showRecord();
    void closePane();
    void openMenu(const QPoint& globalPos);
    void endExport(const QString& problem);
    void retranslate();

    admin::AdminClient& m_client;
    GatewayModel& m_gateway;
    QSettings& m_store;
    const Clock& m_clock;
    const QTimeZone m_zone;
    const AskPath m_askPath;
    AuditModel* m_model;
    AuditSource* m_source;
    AuditTable* m_table;
    AuditPane* m_pane;
    AuditChain* m_chain;
    NoticeBar* m_notice;
    EmptyState* m_empty;
    QLabel* m_loading;
    QStackedWidget* m_stack;
    PaneSplitter* m_splitter = nullptr;
    QLineEdit* m_search;
    Segments* m_period;
    QFrame* m_footer;
    QLabel* m_count;
    QLabel* m_progress;
    Button* m_cancel;
    Button* m_exportButton;
    VisibleTimer* m_timer;
    QTimer m_slow;    // nothing is said of what takes less
    QTimer m_typing;  // until nobody types any more
    std::unique_ptr<AuditExport> m_export;
    QString m_exportProblem;
    bool m_wasKnown = false;  // there was an answer to some question
};

}  // namespace weir::ui
