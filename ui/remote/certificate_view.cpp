// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/remote/certificate_view.hpp"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/clear_layout.hpp"
#include "ui/widgets/icon_label.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/state_look.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

// On two lines: nobody compares 95 characters in one.
QString fingerprintLines(const QByteArray& sha256) {
    const qsizetype half = sha256.size() / 2;
    return fingerprintText(sha256.left(half)) + QStringLiteral(":\n") +
           fingerprintText(sha256.mid(half));
}

}  // namespace

CertificateView::CertificateView(QWidget* parent)
    : QFrame(parent),
      m_icon(new IconLabel(metrics().iconRow, this)),
      m_verdict(makeParagraph(TextRole::Value, Tone::Text, this)),
      m_advice(makeParagraph(TextRole::Small, Tone::Text2, this)),
      m_facts(new QGridLayout) {
    setProperty("part", QStringLiteral("box"));
    auto* head = new QHBoxLayout;
    head->setSpacing(metrics().iconGap);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addWidget(m_verdict, 1);
    m_facts->setHorizontalSpacing(metrics().space(4));
    m_facts->setVerticalSpacing(metrics().px(6));
    m_facts->setColumnStretch(1, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics().gap, metrics().gap, metrics().gap, metrics().gap);
    layout->setSpacing(metrics().space(2));
    layout->addLayout(head);
    layout->addWidget(m_advice);
    layout->addLayout(m_facts);
}

void CertificateView::setFacts(const CertificateFacts& facts, const QByteArray& pin) {
    const bool other = !pin.isEmpty() && pin != facts.sha256;
    const bool pinned = !pin.isEmpty() && !other;
    Tone tone = Tone::Warn;
    QString icon = QStringLiteral("circle-help");
    if (other) {
        tone = Tone::Error;
        icon = QStringLiteral("shield-x");
        m_verdict->setText(tr("This is not the certificate that was pinned. Nothing was sent."));
        m_advice->setText(
            tr("Somebody may stand between you and the gateway. If its certificate was replaced on "
               "purpose, ask whoever runs it for the new fingerprint, forget this gateway and "
               "connect to it anew."));
    } else if (pinned) {
        tone = Tone::Ok;
        icon = QStringLiteral("circle-check");
        m_verdict->setText(tr("This is the certificate that was pinned."));
        m_advice->setText({});
    } else if (facts.trusted) {
        tone = Tone::Ok;
        icon = QStringLiteral("circle-check");
        m_verdict->setText(tr("This computer trusts the certificate."));
        m_advice->setText({});
    } else {
        m_verdict->setText(tr("This computer does not know the certificate: %1").arg(facts.doubt));
        m_advice->setText(
            tr("Compare the fingerprint with the one on the gateway's machine, for example from "
               "\"openssl x509 -noout -fingerprint -sha256 -in CERT\". Once it is pinned, no other "
               "certificate is accepted."));
    }
    m_icon->setIcon(icon, tokenOf(tone));
    setTone(m_verdict, tone);
    m_advice->setVisible(!m_advice->text().isEmpty());

    clearLayout(*m_facts);
    const auto add = [this](const QString& name, const QString& value, TextRole role) {
        QLabel* label = makeLabel(TextRole::Body, Tone::Muted, this);
        label->setText(name);
        QLabel* text = makeParagraph(role, Tone::Text, this);
        text->setText(value);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        text->setAccessibleName(name + QStringLiteral(": ") + value);
        const int row = m_facts->rowCount();
        m_facts->addWidget(label, row, 0, Qt::AlignTop);
        m_facts->addWidget(text, row, 1);
    };
    add(tr("For"), facts.subject, TextRole::Body);
    add(tr("Issued by"), facts.issuer, TextRole::Body);
    add(tr("Valid until"), dayText(facts.validUntil.date()), TextRole::Body);
    add(tr("SHA-256"), fingerprintLines(facts.sha256), TextRole::Mono);
    if (other) {
        add(tr("Pinned"), fingerprintLines(pin), TextRole::Mono);
    }
}

}  // namespace weir::ui
