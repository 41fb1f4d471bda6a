// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/table_view.hpp"

namespace weir::ui {

class ProviderModel;

// The table of providers; columns leave it where there is no room for all.
class ProviderTable : public TableView {
    Q_OBJECT

public:
    explicit ProviderTable(ProviderModel& model, QWidget* parent = nullptr);

signals:
    void opened();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
};

}  // namespace weir::ui
