// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/table_view.hpp"

namespace weir::ui {

class ProviderModel;

// How providers fare, without what they are: the columns of the providers page that change by the
// minute.
class ProviderGlance : public TableView {
    Q_OBJECT

public:
    explicit ProviderGlance(ProviderModel& model, QWidget* parent = nullptr);

signals:
    void opened();

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

}  // namespace weir::ui
