// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/providers/pause_dialog.hpp"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>
#include <utility>

#include "engine/control/admin/reason.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/text.hpp"
#include "ui/widgets/time_span_box.hpp"

namespace weir::ui {

PauseDialog::PauseDialog(admin::AdminClient& client, std::string provider, const std::string& model,
                         QWidget* parent)
    : SavingDialog(client, parent),
      m_provider(std::move(provider)),
      m_untilLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_until(new TimeSpanBox(this)),
      m_modelLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_model(new QLineEdit(this)),
      m_reasonLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_reason(new QLineEdit(this)) {
    auto* content = new QVBoxLayout;
    content->setContentsMargins(metrics().edgeLeft, metrics().edgeRight, metrics().edgeLeft,
                                metrics().edgeRight);
    content->setSpacing(metrics().space(1));
    const auto add = [content](QLabel* label, QWidget* field) {
        if (content->count() > 0) {
            content->addSpacing(metrics().gap);
        }
        label->setBuddy(field);
        content->addWidget(label);
        content->addWidget(field);
    };
    m_model->setText(QString::fromStdString(model));
    m_reason->setMaxLength(admin::kMostReasonCharacters);
    add(m_untilLabel, m_until);
    add(m_modelLabel, m_model);
    add(m_reasonLabel, m_reason);
    layOut(content, 460);
    retranslate();
}

QString PauseDialog::beingWritten() const {
    return tr("The pause is being set.");
}

QString PauseDialog::note() const {
    return tr("Calls under way end. New ones go to their next target.");
}

void PauseDialog::save() {
    admin::PauseProvider operation;
    operation.name = m_provider;
    operation.model = m_model->text().trimmed().toStdString();
    operation.reason = m_reason->text().trimmed().toStdString();
    operation.until = m_until->end();
    order(std::move(operation), [this](const admin::PausedTarget& target) { emit paused(target); });
}

void PauseDialog::retranslate() {
    setWindowTitle(tr("Pause %1").arg(QString::fromStdString(m_provider)));
    m_untilLabel->setText(tr("How long"));
    m_until->offerNoEnd(tr("until I resume it"));
    m_modelLabel->setText(tr("Only this model"));
    m_model->setPlaceholderText(tr("all of its models"));
    m_reasonLabel->setText(tr("Reason"));
    m_reason->setPlaceholderText(tr("for whoever looks at it"));
    footer().setPrimaryText(tr("Pause"));
    showState();
}

}  // namespace weir::ui
