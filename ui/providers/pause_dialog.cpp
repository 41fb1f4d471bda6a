// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/providers/pause_dialog.hpp"

#include <QComboBox>
#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>
#include <array>
#include <utility>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

// As long as the gateway takes.
constexpr int kLongestReason = 100;

struct Span {
    const char* text;
    std::chrono::minutes length;  // 0: until it is resumed
};
constexpr std::array kSpans{
    Span{QT_TRANSLATE_NOOP("weir::ui::PauseDialog", "until I resume it"), std::chrono::minutes(0)},
    Span{QT_TRANSLATE_NOOP("weir::ui::PauseDialog", "for 15 minutes"), std::chrono::minutes(15)},
    Span{QT_TRANSLATE_NOOP("weir::ui::PauseDialog", "for an hour"), std::chrono::hours(1)},
    Span{QT_TRANSLATE_NOOP("weir::ui::PauseDialog", "for 4 hours"), std::chrono::hours(4)},
    Span{QT_TRANSLATE_NOOP("weir::ui::PauseDialog", "for a day"), std::chrono::hours(24)},
    Span{QT_TRANSLATE_NOOP("weir::ui::PauseDialog", "for a week"), std::chrono::hours(168)},
};

}  // namespace

PauseDialog::PauseDialog(admin::AdminClient& client, std::string provider, const std::string& model,
                         QWidget* parent)
    : SavingDialog(client, parent),
      m_provider(std::move(provider)),
      m_untilLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_until(new QComboBox(this)),
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
    for (const Span& span : kSpans) {
        m_until->addItem(tr(span.text));
    }
    m_model->setText(QString::fromStdString(model));
    m_reason->setMaxLength(kLongestReason);
    add(m_untilLabel, m_until);
    add(m_modelLabel, m_model);
    add(m_reasonLabel, m_reason);
    layOut(content, metrics().px(460));
    retranslate();
}

QString PauseDialog::beingWritten() const {
    return tr("The pause is being set.");
}

QString PauseDialog::note() const {
    return tr("Calls under way end. New ones go to their next target.");
}

Timestamp PauseDialog::until() const {
    const Span& span = kSpans[static_cast<std::size_t>(m_until->currentIndex())];
    if (span.length.count() == 0) {
        return {};
    }
    return Timestamp(Milliseconds(QDateTime::currentMSecsSinceEpoch())) + span.length;
}

void PauseDialog::save() {
    admin::PauseProvider operation;
    operation.name = m_provider;
    operation.model = m_model->text().trimmed().toStdString();
    operation.reason = m_reason->text().trimmed().toStdString();
    operation.until = until();
    order(std::move(operation), [this](const admin::PausedTarget& target) { emit paused(target); });
}

void PauseDialog::retranslate() {
    setWindowTitle(tr("Pause %1").arg(QString::fromStdString(m_provider)));
    m_untilLabel->setText(tr("How long"));
    m_modelLabel->setText(tr("Only this model"));
    m_model->setPlaceholderText(tr("all of its models"));
    m_reasonLabel->setText(tr("Reason"));
    m_reason->setPlaceholderText(tr("for whoever looks at it"));
    for (int i = 0; i < m_until->count(); ++i) {
        m_until->setItemText(i, tr(kSpans[static_cast<std::size_t>(i)].text));
    }
    footer().setPrimaryText(tr("Pause"));
    showState();
}

}  // namespace weir::ui
