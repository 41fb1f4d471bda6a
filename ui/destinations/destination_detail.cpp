// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/destinations/destination_detail.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include "ui/destinations/destination_text.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"

namespace weir::ui {

DestinationDetail::DestinationDetail(QWidget* parent)
    : QFrame(parent),
      m_cause(makeParagraph(TextRole::Body, Tone::Text, this)),
      m_provider(new Button(ButtonKind::Normal, this)),
      m_calls(new Button(ButtonKind::Normal, this)),
      m_never(makeParagraph(TextRole::Small, Tone::Muted, this)) {
    setProperty("part", QStringLiteral("footer"));
    m_provider->setIconName(QStringLiteral("server"));
    m_calls->setIconName(QStringLiteral("traffic"));
    auto* across = new QHBoxLayout;
    across->setSpacing(metrics().space(2));
    across->addWidget(m_cause, 1);
    across->addWidget(m_calls);
    across->addWidget(m_provider);
    auto* down = new QVBoxLayout(this);
    down->setContentsMargins(metrics().edgeLeft, metrics().gap, metrics().edgeRight, metrics().gap);
    down->setSpacing(metrics().space(2));
    down->addLayout(across);
    down->addWidget(m_never);
    connect(m_provider, &QPushButton::clicked, this, [this] { emit providerAsked(m_name); });
    connect(m_calls, &QPushButton::clicked, this,
            [this] { emit callsAsked(QStringLiteral("provider:") + m_name); });
    retranslate();
    setDestination(nullptr);
}

void DestinationDetail::setDestination(const admin::Destination* row) {
    // Calls of one that is gone can still be looked at.
    const bool there = row != nullptr && !row->providers.empty();
    const bool gone = row != nullptr && !there && !row->former.empty();
    m_name = there  ? QString::fromStdString(row->providers.front())
             : gone ? QString::fromStdString(row->former.front())
                    : QString();
    m_cause->setText(row == nullptr ? tr("Select a row to see what causes it.") : causeOf(*row));
    setTone(m_cause, row == nullptr ? Tone::Muted : Tone::Text);
    m_provider->setVisible(there);
    m_provider->setText(tr("Show %1").arg(m_name));
    m_calls->setVisible((there || gone) && row->purpose == admin::DestinationPurpose::Calls &&
                        row->last != Timestamp());
}

bool DestinationDetail::follow() {
    for (Button* button : {m_provider, m_calls}) {
        if (button->isVisibleTo(this)) {
            button->click();
            return true;
        }
    }
    return false;
}

void DestinationDetail::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void DestinationDetail::retranslate() {
    m_calls->setText(tr("Show its calls"));
    m_never->setText(neverSentText());
}

}  // namespace weir::ui
