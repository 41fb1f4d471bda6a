// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "engine/control/admin/client.hpp"

class QAction;
class QLabel;
class QStackedWidget;

namespace weir::ui {

class Button;
class ChooseStep;
class ConnectStep;
class GatewayModel;
class StepBar;

// From an empty document to the first call, in three steps. It stands in place of rail and pages.
class FirstStart : public QWidget {
    Q_OBJECT

public:
    FirstStart(admin::AdminClient& client, GatewayModel& gateway, QWidget* parent = nullptr);

    // Other ways to begin than it has itself.
    void offer(const QList<QAction*>& ways);

signals:
    void finished();
    void skipped();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeTopBar();
    QWidget* makeContent();
    void go(int step);
    void retranslate();

    StepBar* m_steps;
    Button* m_skip;
    QLabel* m_mark;
    QStackedWidget* m_pages;
    ChooseStep* m_choose;
    ConnectStep* m_connect;
};

}  // namespace weir::ui
