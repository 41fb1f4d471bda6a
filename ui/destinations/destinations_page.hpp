// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.hpp"
#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/destinations.hpp"
#include "ui/window/page.hpp"

class QStackedWidget;

namespace weir::ui {

class Button;
class DestinationDetail;
class DestinationModel;
class DestinationTable;
class EmptyState;
class NoticeBar;
class VisibleTimer;

// What leaves this computer: every place the gateway sends something to, what for, how much, and
// when it last did; and what would never be sent.
class DestinationsPage : public Page {
    Q_OBJECT

public:
    DestinationsPage(admin::AdminClient& client, const Clock& clock, QWidget* parent = nullptr);

    static PageEntry entry();
    QString fact() const override;
    QWidget* headerControls() override;
    void addActions(ActionRegistry& registry) override;
    QWidget* focusTarget() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void pull();
    void take(Result<admin::DestinationList> reply);
    void showState();
    void copy();
    void retranslate();

    admin::AdminClient& m_client;
    const Clock& m_clock;
    DestinationModel* m_model;
    DestinationTable* m_table;
    DestinationDetail* m_detail;
    NoticeBar* m_notice;
    EmptyState* m_empty;
    QStackedWidget* m_stack;
    Button* m_copy;
    VisibleTimer* m_timer;
    QString m_problem;
    bool m_known = false;
    bool m_asking = false;
};

}  // namespace weir::ui
