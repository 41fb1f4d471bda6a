# SPDX-License-Identifier: GPL-3.0-or-later

# weir_library(NAME SOURCES a.cpp b.cpp [LIBRARIES x y] [PRIVATE_LIBRARIES z] [REPLACEABLE b.cpp])
# A static library of one room. Without sources it is an interface library (headers only). What is
# replaceable stays an object of its own, which a test can put another in place of.
function(weir_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES;PRIVATE_LIBRARIES;REPLACEABLE" ${ARGN})
  if(ARG_SOURCES)
    add_library(${name} STATIC ${ARG_SOURCES})
    target_link_libraries(${name} PUBLIC weir_options ${ARG_LIBRARIES} PRIVATE ${ARG_PRIVATE_LIBRARIES})
    weir_part_of_program(${name})
    weir_use_header_set(${name} weir_engine_headers)
    weir_join_sources(${name})
    set_source_files_properties(${ARG_REPLACEABLE} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE weir_options ${ARG_LIBRARIES})
  endif()
endfunction()

# weir_text_literals(VARIABLE models/openai.json classify/en.txt)
# Files of resources as string literals with commas between them, for a source that configure_file
# makes: they are compiled in as text, so that a binary needs no file beside it.
function(weir_text_literals variable)
  set(texts "")
  foreach(path ${ARGN})
    set(file "${CMAKE_SOURCE_DIR}/resources/${path}")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
    file(READ "${file}" text)
    string(APPEND texts "R\"file(${text})file\",\n")
  endforeach()
  set(${variable} "${texts}" PARENT_SCOPE)
endfunction()
