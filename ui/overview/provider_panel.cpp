// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/provider_panel.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <algorithm>

#include "ui/overview/provider_glance.hpp"
#include "ui/providers/provider_model.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

ProviderPanel::ProviderPanel(QWidget* parent)
    : Panel(parent),
      m_model(new ProviderModel(this)),
      m_table(new ProviderGlance(*m_model)),
      m_none(makeParagraph(TextRole::Body, Tone::Muted)),
      m_stack(new QStackedWidget),
      m_open(new Button(ButtonKind::Quiet)) {
    m_open->setButtonSize(ButtonSize::Small);
    m_open->setIconName(QStringLiteral("server"));
    headerLayout()->addWidget(m_open);
    m_none->setContentsMargins(metrics().gap, metrics().gap, metrics().gap, metrics().gap);
    m_none->setAlignment(Qt::AlignTop);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_none);
    contentLayout()->setContentsMargins(0, 0, 0, metrics().space(1));
    contentLayout()->addWidget(m_stack);
    connect(m_open, &QAbstractButton::clicked, this, [this] { emit opened({}); });
    connect(m_table, &ProviderGlance::opened, this, &ProviderPanel::openCurrent);
    retranslate();
}

void ProviderPanel::setProviders(std::vector<admin::ProviderRow> providers) {
    m_model->setProviders(std::move(providers));
    const int count = m_model->rowCount();
    const auto inUse = std::ranges::count_if(
        m_model->providers(), [](const auto& row) { return row.health != Health::Unknown; });
    setTitle(tr("Providers"), count == 0 ? QString() : tr("%1 of %2 in use").arg(inUse).arg(count));
    m_stack->setCurrentWidget(count == 0 ? static_cast<QWidget*>(m_none) : m_table);
}

const std::vector<admin::ProviderRow>& ProviderPanel::providers() const {
    return m_model->providers();
}

void ProviderPanel::openCurrent() {
    const admin::ProviderRow* row = m_model->at(m_table->currentIndex().row());
    emit opened(row == nullptr ? QString() : QString::fromStdString(row->settings.name));
}

void ProviderPanel::retranslate() {
    m_open->setText(tr("Open"));
    m_open->setAccessibleName(tr("Open providers"));
    m_none->setText(tr("No provider."));
    m_table->setAccessibleName(tr("Providers"));
    m_model->retranslate();
    setProviders(m_model->providers());
}

}  // namespace weir::ui
