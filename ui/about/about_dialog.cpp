// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/about/about_dialog.hpp"

#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <array>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/code_view.hpp"
#include "ui/widgets/fact_list.hpp"
#include "ui/widgets/icon_label.hpp"
#include "ui/widgets/tab_order.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

// What the program is linked with; names and licences are the same in every language.
struct Library {
    const char* name;
    const char* licence;
};
constexpr std::array kLibraries{
    Library{"Qt 6", "GPL-3.0 or LGPL-3.0"},
    Library{"Qt Charts", "GPL-3.0"},
    Library{"QtKeychain", "BSD-3-Clause"},
    Library{"Boost", "BSL-1.0"},
    Library{"OpenSSL 3", "Apache-2.0"},
    Library{"SQLite 3", "public domain"},
    Library{"simdjson", "Apache-2.0"},
    Library{"fmt", "MIT"},
    Library{"libyaml", "MIT"},
    Library{"mimalloc", "MIT"},
};

QString licenceText() {
    QFile file(QStringLiteral(":/about/LICENSE"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace

AboutDialog::AboutDialog(const QString& version, QWidget* parent) : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Weir"));
    auto* icon = new IconLabel(metrics().px(36), this);
    icon->setIcon(QStringLiteral("mark"), Token::Accent);
    QLabel* name = makeLabel(TextRole::Title, Tone::Text, this);
    name->setText(QStringLiteral("Weir"));
    QLabel* number = makeLabel(TextRole::Small, Tone::Muted, this);
    number->setText(tr("Version %1").arg(version));
    number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QLabel* what = makeParagraph(TextRole::Body, Tone::Text2, this);
    what->setText(
        tr("A gateway for model calls, with a window on it. Free software under the GNU "
           "General Public License, version 3 or later."));
    QLabel* libraries = makeLabel(TextRole::Head, Tone::Text, this);
    libraries->setText(tr("Made with"));
    auto* list = new FactList(this);
    QVector<Fact> facts;
    for (const Library& each : kLibraries) {
        facts.append({QString::fromLatin1(each.name), QString::fromLatin1(each.licence)});
    }
    list->setFacts(facts);
    QLabel* licence = makeLabel(TextRole::Head, Tone::Text, this);
    licence->setText(tr("Licence"));
    auto* code = new CodeView(this);
    code->setAccessibleName(tr("Licence"));
    code->setCode(licenceText());
    auto* copy = new Button(ButtonKind::Normal, this);
    copy->setIconName(QStringLiteral("copy"));
    copy->setText(tr("Copy diagnostics"));
    copy->setToolTip(tr("Versions, states and problems; no key and no prompt is in it."));
    connect(copy, &QPushButton::clicked, this, &AboutDialog::diagnosticsAsked);
    copy->setFocus();

    auto* title = new QVBoxLayout;
    title->setSpacing(0);
    title->addWidget(name);
    title->addWidget(number);
    auto* head = new QHBoxLayout;
    head->setSpacing(metrics().gap);
    head->addWidget(icon);
    head->addLayout(title, 1);
    head->addWidget(copy, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics().edgeLeft, metrics().edgeRight, metrics().edgeLeft,
                               metrics().edgeRight);
    layout->setSpacing(metrics().space(2));
    layout->addLayout(head);
    layout->addWidget(what);
    layout->addWidget(libraries);
    layout->addWidget(list);
    layout->addWidget(licence);
    layout->addWidget(code, 1);
    tabInLayoutOrder(*this);
    resize(metrics().px(560), metrics().px(620));
}

}  // namespace weir::ui
