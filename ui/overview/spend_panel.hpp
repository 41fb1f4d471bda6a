// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "engine/control/admin/overview.hpp"
#include "ui/widgets/panel.hpp"

class QLabel;
class QStackedWidget;

namespace weir::ui {

class Button;
class SpendModel;
class TableView;

// What today cost by model, and all of it together.
class SpendPanel : public Panel {
    Q_OBJECT

public:
    explicit SpendPanel(QWidget* parent = nullptr);

    // `today` is what the status bar says: the total of the table.
    void setModels(const std::vector<admin::ModelSpend>& models, Money today);
    void retranslate();

signals:
    void opened();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void alignTotal();

    SpendModel* m_model;
    TableView* m_table;
    QLabel* m_nothing;
    QFrame* m_footer;
    QLabel* m_all;
    QLabel* m_total;
    QStackedWidget* m_stack;
    Button* m_more;
};

}  // namespace weir::ui
