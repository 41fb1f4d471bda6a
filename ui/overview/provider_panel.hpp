// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "engine/control/admin/providers.hpp"
#include "ui/widgets/panel.hpp"

class QLabel;
class QStackedWidget;

namespace weir::ui {

class Button;
class ProviderGlance;
class ProviderModel;

// How every provider fares, in one line each.
class ProviderPanel : public Panel {
    Q_OBJECT

public:
    explicit ProviderPanel(QWidget* parent = nullptr);

    void setProviders(std::vector<admin::ProviderRow> providers);
    const std::vector<admin::ProviderRow>& providers() const;
    void retranslate();

signals:
    // A name, or empty for all of them.
    void opened(const QString& provider);

private:
    void openCurrent();

    ProviderModel* m_model;
    ProviderGlance* m_table;
    QLabel* m_none;
    QStackedWidget* m_stack;
    Button* m_open;
};

}  // namespace weir::ui
