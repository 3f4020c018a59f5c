"""Pages of imports: choose a file, look at it, take it over, take it back."""

import csv

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from aanzet.access.doors import ActorRequest, may
from aanzet.core.errors import Refused
from aanzet.core.text import cell
from aanzet.imports import actions, queries, tasks
from aanzet.imports.enums import Stage
from aanzet.imports.forms import MappingForm, UploadForm
from aanzet.imports.models import Import, Upload
from aanzet.imports.reading import Book, Mapping, Unreadable, read_sheets
from aanzet.imports.wording import say

# Seconds after which the page of a file that is being taken over asks again.
RENEWED = 4


@may("import.list")
@require_GET
def import_list(request: ActorRequest) -> HttpResponse:
    return render(request, "imports/import_list.html", {"rows": queries.imports_listed(request.actor)})


@may("import.add")
@require_http_methods(["GET", "POST"])
def import_add(request: ActorRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None, places=queries.choices_for(request.actor))
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        programme, organisation = form.cleaned_data["where"]
        try:
            read_sheets(file, limits=queries.limits())
        except Unreadable as cause:
            form.add_error("file", say(cause.fault))
        else:
            file.seek(0)
            upload = actions.upload_add(
                by=request.actor, programme=programme, organisation=organisation,
                name=file.name, content=file.read(),
            )  # fmt: skip
            return redirect("imports:run", upload.pk)
    return render(request, "imports/import_add.html", {"form": form})


@may("import.run", Upload)
@require_http_methods(["GET", "POST"])
def import_run(request: ActorRequest, upload: Upload) -> HttpResponse:
    if queries.job_of(upload) is not None:
        return redirect("imports:progress", upload.pk)
    if request.POST.get("do") == "drop":
        actions.upload_drop(by=request.actor, upload=upload)
        messages.success(request, _("The file is thrown away. Nothing of it is kept."))
        return redirect("imports:list")
    book = queries.upload_book(upload)
    form = MappingForm(request.POST or None, columns=queries.upload_columns(book))
    mapping = queries.mapping_of(list(form.columns), form.chosen, form.dates)
    if request.POST.get("do") == "run":
        where = _take_over(request, upload, book, mapping)
        if where is not None:
            return where
    page = queries.upload_preview(upload, book, on=request.actor.on, mapping=mapping)
    return render(request, "imports/import_run.html", {"upload": upload, "form": form, "page": page})


def _take_over(request: ActorRequest, upload: Upload, book: Book, mapping: Mapping) -> HttpResponse | None:
    """Take a short file over now, hand a long one to a worker; the page that tells about it. None when the file
    still asks something."""
    on = request.actor.on
    try:
        read = queries.upload_read(upload, book, on=on, mapping=mapping)
    except queries.FileUnreadable:
        return None
    job = actions.job_add(by=request.actor, on=on, upload=upload, mapping=mapping, read=read)
    if job.total > queries.AT_ONCE:
        tasks.jobs_begin()
        return redirect("imports:progress", upload.pk)
    actions.job_run(job=job)
    return redirect("imports:detail", job.run_id)


@may("import.run", Upload)
@require_http_methods(["GET", "POST"])
def import_progress(request: ActorRequest, upload: Upload) -> HttpResponse:
    """How far a file is. The page renews itself until it is told to stand still; leaving it stops nothing."""
    job = queries.job_of(upload)
    if job is None:
        return redirect("imports:run", upload.pk)
    if job.finished_at:
        return redirect("imports:detail", job.run_id)
    if request.method == "POST":
        actions.job_again(by=request.actor, on=request.actor.on, job=job)
        tasks.jobs_begin()
        return redirect("imports:progress", upload.pk)
    still = request.GET.get("still") == "1"
    page = queries.progress_of(job)
    response = render(request, "imports/import_progress.html", {"page": page, "still": still})
    if not still and page.stage != Stage.STOPPED:
        response["Refresh"] = str(RENEWED)
    return response


@may("import.detail", Import)
@require_GET
def import_detail(request: ActorRequest, run: Import) -> HttpResponse:
    line = queries.import_line(run)
    if line.upload_id and line.stage != Stage.FINISHED:
        return redirect("imports:progress", line.upload_id)
    page = {
        "line": line,
        "refused": queries.refused_rows(run, actor=request.actor),
        "notes": queries.noted_rows(run, actor=request.actor),
        "may_undo": request.actor.may("import.undo") and run.undone_on is None,
    }
    return render(request, "imports/import_detail.html", page)


@may("import.detail", Import)
@require_GET
def import_refused(request: ActorRequest, run: Import) -> HttpResponse:
    """The rows that were not taken over, as a file for who mends them. No cell can begin a formula."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="rows.csv"'
    writer = csv.writer(response, delimiter=";")
    writer.writerow([_("file"), _("sheet"), _("row"), _("column"), _("reason")])
    for said in queries.refused_rows(run, actor=request.actor):
        cells = [said.file, said.sheet, str(said.row), said.fault.column, said.text]
        writer.writerow([cell(each) for each in cells])
    return response


@may("import.undo", Import)
@require_POST
def import_undo(request: ActorRequest, run: Import) -> HttpResponse:
    try:
        done = actions.import_undo(by=request.actor, on=request.actor.on, run=run)
    except Refused as error:
        messages.error(request, error.message)
    else:
        words = ngettext("%(n)d woman is taken out again.", "%(n)d women are taken out again.", done.removed)
        messages.success(request, words % {"n": done.removed})
        if done.kept:
            kept = ngettext(
                "%(n)d woman stays: somebody has worked with her file, or another register names her.",
                "%(n)d women stay: somebody has worked with their files, or another register names them.",
                done.kept,
            )
            messages.info(request, kept % {"n": done.kept})
    return redirect("imports:detail", run.pk)
