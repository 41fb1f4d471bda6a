// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/client.hpp"
#include "ui/window/page.hpp"

class QLabel;
class QSettings;
class QSplitter;
class QStackedWidget;

namespace weir::ui {

class Button;
class EmptyState;
class ExchangePane;
class FilteredTraffic;
class FilterField;
class GatewayModel;
class SampleCall;
class TrafficFeed;
class TrafficFooter;
class TrafficModel;
class TrafficTable;

// Every call as it goes through, and one of them in full.
class TrafficPage : public Page {
    Q_OBJECT

public:
    // `store` keeps the size of the pane; it outlives the page.
    TrafficPage(admin::AdminClient& client, GatewayModel& gateway, QSettings& store,
                QWidget* parent = nullptr);

    QString id() const override { return QStringLiteral("traffic"); }
    QString title() const override;
    QString iconName() const override { return QStringLiteral("traffic"); }
    QString badge() const override;
    QString fact() const override;
    void addActions(ActionRegistry& registry) override;
    // A filter, as in its field.
    void reveal(const QString& filter) override;
    QWidget* focusTarget() override;
    std::vector<FocusArea> focusAreas() override;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeToolBar();
    QWidget* makeContent();
    void retranslate();
    void showState();
    void showEmptyState();
    QString emptyHead() const;
    QString emptyText() const;
    void placePane();
    void keepSplitter();
    void takeFilter();
    void offerKnownValues();
    void openRow(const QModelIndex& row);
    void closePane();

    GatewayModel& m_gateway;
    QSettings& m_store;
    TrafficModel* m_model;
    FilteredTraffic* m_rows;
    TrafficFeed* m_feed;
    TrafficTable* m_table;
    FilterField* m_filter;
    QLabel* m_filterProblem;
    TrafficFooter* m_footer;
    ExchangePane* m_pane;
    EmptyState* m_empty;
    SampleCall* m_sampleCall;
    QStackedWidget* m_stack;
    QSplitter* m_splitter;
    Button* m_follow;
    Button* m_pause;
    Button* m_clear;
};

}  // namespace weir::ui
