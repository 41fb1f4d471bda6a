// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/traffic.hpp"
#include "ui/traffic/whole_calls.hpp"

class QLabel;
class QStackedWidget;

namespace weir::ui {

class BodyCompare;
class ComparedModel;
class TabBar;
class TableView;

// Two exchanges beside each other: facts as a table, messages and bodies as a diff. It is a window
// of its own, so that several pairs can be looked at while work goes on.
class CompareDialog : public QDialog {
    Q_OBJECT

public:
    CompareDialog(admin::AdminClient& client, const admin::ExchangeRow& left,
                  const admin::ExchangeRow& right, QWidget* parent);

private:
    void layOut();
    void takeCalls(Result<std::vector<WholeCall>> calls);
    void showFacts(const admin::ExchangeDetail& left, const admin::ExchangeDetail& right);
    void showBodies(const WholeCall& left, const WholeCall& right);

    ComparedModel* m_facts;
    TableView* m_table;
    TabBar* m_tabs;
    QStackedWidget* m_pages;
    BodyCompare* m_messages;
    BodyCompare* m_request;
    BodyCompare* m_response;
    QLabel* m_problem;
};

}  // namespace weir::ui
