// SPDX-License-Identifier: GPL-3.0-or-later
// Renders every screen with canned data, in both themes, to PNG files: screens FOLDER. Anything Qt
// warns about on the way, and a screen with nothing on it, makes it fail. With --light only in the
// light theme: what another scale of the screen rounds is the same in both. With --pictures it
// writes only those that README and the help show, as they stand in resources/pictures.
#include <QApplication>
#include <QDir>
#include <QPointer>
#include <QWidget>
#include <algorithm>
#include <cstdio>
#include <string_view>
#include <vector>

#include "tests/ui/screens/pictures.hpp"
#include "tests/ui/screens/scenes.hpp"
#include "tests/ui/screens/stage.hpp"

namespace {

using namespace weir::ui;

int g_warnings = 0;

void countWarnings(QtMsgType type, const QMessageLogContext&, const QString& message) {
    // The offscreen platform says this of every window and popup it shows.
    if (message.startsWith(QLatin1String("This plugin does not support"))) {
        return;
    }
    std::fprintf(stderr, "%s\n", qPrintable(message));
    g_warnings += type == QtDebugMsg || type == QtInfoMsg ? 0 : 1;
}

struct Rendering {
    const char* suffix;
    ThemeChoice theme;
    QSize size;
};

// Every screen in both themes and in every size; not every theme in every size. One window becomes
// each in turn, as it does under a person's hands.
constexpr Rendering kRenderings[] = {
    {"light", ThemeChoice::Light, {1440, 900}},
    {"1024-light", ThemeChoice::Light, {1024, 680}},
    {"1280-dark", ThemeChoice::Dark, {1280, 800}},
    {"dark", ThemeChoice::Dark, {1440, 900}},
};

QImage grab(const Scene& scene, QWidget* screen) {
    if (screen == nullptr) {
        qWarning("%s did not come on, or did not stay", scene.name);
        return {};
    }
    QImage picture = screen->grab().toImage();
    if (isEmptyPicture(picture)) {
        qWarning("%s is empty", scene.name);
    }
    return picture;
}

QImage render(const Scene& scene, const StageLook& look) {
    Stage stage(look);
    QWidget* screen = scene.build(stage);
    Stage::settle();
    return grab(scene, screen);
}

// What README and the help show is read much more often than written; what a test leaves is not.
enum Packing { Strong = 0, Quick = 90 };

void keep(const QImage& picture, const QString& file, Packing packing) {
    if (!picture.save(file, "PNG", packing)) {
        qWarning("cannot write %s", qPrintable(file));
    }
}

enum class Themes { Both, Light };

void renderAll(const QDir& folder, Themes themes) {
    for (const Scene& scene : allScenes()) {
        Stage stage({kRenderings[0].theme, QStringLiteral("en"), kRenderings[0].size});
        const QPointer<QWidget> screen(scene.build(stage));
        for (const Rendering& each : kRenderings) {
            if (themes == Themes::Light && each.theme != ThemeChoice::Light) {
                continue;
            }
            stage.become(each.theme, each.size);
            keep(grab(scene, screen),
                 folder.filePath(QStringLiteral("%1-%2.png")
                                     .arg(QLatin1String(scene.name), QLatin1String(each.suffix))),
                 Quick);
        }
    }
}

void renderPictures(const QDir& folder) {
    const std::vector<Scene> scenes = allScenes();
    for (const Picture& each : pictures()) {
        const auto scene = std::ranges::find_if(
            scenes, [&each](const Scene& one) { return std::string_view(one.name) == each.scene; });
        for (const char* language : {"en", "de"}) {
            folder.mkpath(QString::fromLatin1(language));
            for (const bool dark : {false, true}) {
                const QImage picture =
                    render(*scene, {dark ? ThemeChoice::Dark : ThemeChoice::Light,
                                    QString::fromLatin1(language), kPictureWindow});
                keep(withFewColours(picture),
                     folder.filePath(
                         QStringLiteral("%1/%2-%3.png")
                             .arg(QLatin1String(language), QLatin1String(each.name),
                                  dark ? QStringLiteral("dark") : QStringLiteral("light"))),
                     Strong);
            }
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    qInstallMessageHandler(countWarnings);
    QApplication application(argc, argv);
    QStringList arguments = QApplication::arguments().mid(1);
    const bool pictures = arguments.removeAll(QStringLiteral("--pictures")) > 0;
    const bool light = arguments.removeAll(QStringLiteral("--light")) > 0;
    if (arguments.size() != 1 || arguments.constFirst().startsWith(u'-')) {
        std::fprintf(stderr, "usage: screens [--pictures | --light] FOLDER\n");
        return 2;
    }
    const QDir folder(arguments.at(0));
    if (!folder.mkpath(QStringLiteral("."))) {
        std::fprintf(stderr, "cannot make %s\n", qPrintable(folder.path()));
        return 1;
    }
    if (pictures) {
        renderPictures(folder);
    } else {
        renderAll(folder, light ? Themes::Light : Themes::Both);
    }
    return g_warnings == 0 ? 0 : 1;
}
