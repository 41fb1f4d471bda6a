// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "ui/widgets/table_view.hpp"

namespace weir::ui {

class PriceModel;

// The table of prices; columns leave it where there is no room for all.
class PriceTable : public TableView {
    Q_OBJECT

public:
    explicit PriceTable(PriceModel& model, QWidget* parent = nullptr);

    void select(const std::string& provider, const std::string& model);

signals:
    void opened();
    void removeAsked();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    PriceModel& m_model;
    int m_place = 0;  // where it was scrolled to
};

}  // namespace weir::ui
