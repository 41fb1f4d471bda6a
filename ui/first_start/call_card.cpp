// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/first_start/call_card.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/first_start/card.hpp"
#include "ui/first_start/first_call.hpp"
#include "ui/theme/icons.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/traffic/row_text.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

CallCard::CallCard(admin::AdminClient& client, QWidget* parent)
    : QFrame(parent),
      m_call(new FirstCall(client, this)),
      m_icon(new QLabel(this)),
      m_title(makeLabel(TextRole::Dialog, Tone::Text, this)),
      m_text(makeParagraph(TextRole::Body, Tone::Text2, this)) {
    auto* line = new QHBoxLayout;
    line->setSpacing(metrics().space(2));
    line->addWidget(m_icon);
    line->addWidget(m_title, 1);
    QVBoxLayout* layout = makeCard(this);
    layout->addLayout(line);
    layout->addWidget(m_text);
    connect(m_call, &FirstCall::changed, this, [this] {
        showCall();
        if (m_call->isServed()) {
            emit served();
        }
    });
    showCall();
}

bool CallCard::isServed() const {
    return m_call->isServed();
}

void CallCard::showCall() {
    StateLook look{QStringLiteral("circle-dashed"), Tone::Accent, tr("Waiting for the first call")};
    QString text =
        tr("Run the snippet. The call shows up here, with its route and its "
           "price.");
    if (isServed()) {
        look = {QStringLiteral("circle-check"), Tone::Ok, tr("The first call came through")};
        text = factsOfServed();
    } else if (m_call->row()) {
        look = stateOf(*m_call->row());
        text = isRunning(m_call->row()->state) ? servedByCell(*m_call->row()) : adviceForFailed();
    }
    m_icon->setPixmap(iconPixmap(look.icon, metrics().iconRailFolded, color(tokenOf(look.tone)),
                                 devicePixelRatioF()));
    m_title->setText(look.word);
    setTone(m_title, look.tone == Tone::Accent ? Tone::Text : look.tone);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
}

QString CallCard::factsOfServed() const {
    const admin::ExchangeRow& row = *m_call->row();
    QStringList facts{servedByCell(row)};
    if (row.durationUs >= 0) {
        facts.append(durationText(row.durationUs));
    }
    if (row.usage.source != Source::Unknown) {
        facts.append(tr("%1 tokens in, %2 out").arg(tokensInCell(row), tokensOutCell(row)));
    }
    facts.append(row.pricing == Pricing::Free ? costWord(row) : costFigure(row));
    facts.removeAll(QString());
    return facts.join(QStringLiteral(" · "));
}

QString CallCard::adviceForFailed() const {
    const admin::ExchangeRow& row = *m_call->row();
    QString what = text(row.error);
    if (!what.isEmpty() && !what.endsWith(QLatin1Char('.'))) {
        what += QLatin1Char('.');
    }
    QStringList sentences{what};
    if (row.state == ExchangeState::Refused && row.key.empty()) {
        sentences.append(tr("Create a key here, and copy the snippet again."));
    } else if (row.state == ExchangeState::Failed && !row.target.empty()) {
        sentences.append(tr("%1 was asked. Name another model in the snippet, or test the "
                            "provider.")
                             .arg(servedByCell(row)));
    }
    sentences.append(tr("Weir goes on waiting."));
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

void CallCard::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        showCall();
    }
}

}  // namespace weir::ui
