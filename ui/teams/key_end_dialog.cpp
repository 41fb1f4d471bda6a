// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teams/key_end_dialog.hpp"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <array>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/names_field.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

using namespace std::chrono_literals;

constexpr std::array<std::chrono::seconds, 4> kGraces{0s, 1h, 24h, 7 * 24h};
constexpr int kUsual = 2;

}  // namespace

KeyEndDialog::KeyEndDialog(Order order, const std::vector<std::string>& keys, QWidget* parent)
    : GrowingDialog(parent),
      m_order(order),
      m_keys(nameList(keys)),
      m_text(makeParagraph(TextRole::Body, Tone::Text, this)),
      m_graceLabel(makeLabel(TextRole::Body, Tone::Text2, this)),
      m_grace(new QComboBox(this)),
      m_footer(new DialogFooter(this)) {
    for (std::size_t i = 0; i < kGraces.size(); ++i) {
        m_grace->addItem({});
    }
    m_grace->setCurrentIndex(kUsual);
    m_graceLabel->setBuddy(m_grace);
    auto* line = new QHBoxLayout;
    line->setSpacing(metrics().gap);
    line->addWidget(m_graceLabel);
    line->addWidget(m_grace);
    line->addStretch();
    m_graceLabel->setVisible(order == Order::Rotate);
    m_grace->setVisible(order == Order::Rotate);
    auto* content = new QVBoxLayout;
    content->setContentsMargins(metrics().edgeLeft, metrics().edgeRight, metrics().edgeLeft,
                                metrics().edgeRight);
    content->setSpacing(metrics().gap);
    content->addWidget(m_text);
    content->addLayout(line);
    m_footer->placeUnder(content, 460);
    connect(m_footer, &DialogFooter::primaryAsked, this, [this] {
        emit agreed(kGraces[static_cast<std::size_t>(m_grace->currentIndex())]);
        accept();
    });
    retranslate();
}

void KeyEndDialog::retranslate() {
    const QString keys = m_keys.join(QStringLiteral(", "));
    if (m_order == Order::Revoke) {
        const QString title = tr("Revoke %Ln keys", nullptr, static_cast<int>(m_keys.size()));
        setWindowTitle(title);
        m_text->setText(tr("New calls with %1 are refused at once; calls that began go on. It "
                           "cannot be undone.")
                            .arg(keys));
        m_footer->setPrimaryText(title);
    } else {
        setWindowTitle(tr("Rotate key"));
        m_text->setText(tr("%1 gets a new secret. Whoever uses it has to change over.").arg(keys));
        m_footer->setPrimaryText(tr("Rotate key"));
    }
    m_graceLabel->setText(tr("The old one is good for"));
    m_grace->setItemText(0, tr("no longer"));
    m_grace->setItemText(1, tr("one hour"));
    m_grace->setItemText(2, tr("one day"));
    m_grace->setItemText(3, tr("seven days"));
}

void KeyEndDialog::changeEvent(QEvent* event) {
    GrowingDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
