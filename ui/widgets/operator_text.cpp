// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/operator_text.hpp"

#include <QCoreApplication>

namespace weir::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::Operators)
};

}  // namespace

QString operatorText(Via via, const std::string& name) {
    switch (via) {
        case Via::Window:
            return Words::tr("the window");
        case Via::Socket:
            return Words::tr("a program on the gateway's computer");
        case Via::Remote:
            break;
    }
    return name.empty() ? Words::tr("an operator elsewhere") : QString::fromStdString(name);
}

QString actorText(std::string_view actor) {
    constexpr std::string_view kRemote = "remote ";
    const QString plain = QString::fromUtf8(actor.data(), static_cast<qsizetype>(actor.size()));
    if (actor == "window") {
        return Words::tr("Window");
    }
    if (actor == "socket" || actor == "command line") {
        return Words::tr("Command line");
    }
    // As older records have it: whoever wrote the document while nothing ran.
    if (actor == "start" || actor.ends_with(".yaml") || actor.ends_with(".yml")) {
        return Words::tr("The document's file");
    }
    if (actor == "remote") {
        return Words::tr("From elsewhere");
    }
    //: %1 is the name of a token
    return actor.starts_with(kRemote) ? Words::tr("%1, from elsewhere")
                                            .arg(plain.mid(static_cast<qsizetype>(kRemote.size())))
                                      : plain;
}

}  // namespace weir::ui
