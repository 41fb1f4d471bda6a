// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/route_flow.hpp"
#include "ui/routing/flow_nodes.hpp"

namespace weir::ui {

class BandChart;
class ElidedLabel;
class EmptyState;
class FlowDetail;
class Legend;
class NoticeBar;
class PauseOrders;
class Segments;
enum class FlowDeed;
struct FlowDetailState;
struct ToastMessage;

// Who calls, by which rule, and where the calls go, as it is now; targets are paused and resumed
// from here. Asks again while somebody can see it.
class FlowView : public QWidget {
    Q_OBJECT

public:
    explicit FlowView(admin::AdminClient& client, QWidget* parent = nullptr);

    // Why nothing can be paused; empty: it can.
    void setNoPause(const QString& why);
    QWidget* focusTarget() const;
    QWidget* detail() const;
    void pull();

signals:
    // In the words of a filter.
    void callsAsked(const QString& filter);
    void ruleAsked(const QString& name);
    void toastAsked(const weir::ui::ToastMessage& message);

protected:
    void changeEvent(QEvent* event) override;

private:
    void layOut();
    void take(const Result<admin::RouteFlow>& reply, admin::RouteFlowSpan span);
    void showFlow();
    void showDetail();
    void showProblem();
    FlowDetailState stateOf(const FlowNode& node) const;
    const FlowNode* current() const;
    void carryOut(FlowDeed deed);
    void open(const QString& id);
    void showMenu(const QPoint& place);
    QString filterOf(const FlowNode& node) const;
    admin::RouteFlowSpan span() const;
    void retranslate();

    admin::AdminClient& m_client;
    PauseOrders* m_pauses;
    ElidedLabel* m_fact;
    Legend* m_legend;
    QWidget* m_key = nullptr;  // that it stands in
    Segments* m_spans;
    NoticeBar* m_notice;
    BandChart* m_chart;
    EmptyState* m_empty;
    FlowDetail* m_detail;
    std::optional<admin::RouteFlow> m_flow;
    FlowNodes m_nodes;
    QString m_problem;
    QString m_noPause;
    bool m_asking = false;
};

}  // namespace weir::ui
