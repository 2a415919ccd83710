using AnimeGan.Notebooks.Session;

namespace AnimeGan.Notebooks.Tests;

/// <summary>#r "nuget: …", against a folder of packages: no network is needed.</summary>
[Collection("process")]
public sealed class SessionPackageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("packages-").FullName;
    private readonly string? _cacheBefore = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
    private readonly PackageSource _source;

    public SessionPackageTests()
    {
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", Path.Combine(_folder, "cache"));
        Directory.CreateDirectory(Notebooks);
        _source = new PackageSource(Notebooks);
        _source.Add(
            "Test.Greeter",
            "1.0.0",
            "namespace Greetings; public static class Greeter { [System.Runtime.InteropServices.DllImport(\"greeternative\", EntryPoint = \"SystemNative_GetPid\")] static extern int Pid(); public static bool IsNativeHere => Pid() == System.Environment.ProcessId; public static string Greet(this string name) => \"Hello \" + name; }",
            nativeLibrary: "greeternative");
        _source.Add("Test.Crowd", "1.2.0", "namespace Crowds; public static class Crowd { public static int Version => 120; }", dependency: "Test.Greeter");
        _source.Add("Test.Crowd", "1.3.0-beta", "namespace Crowds; public static class Crowd { public static int Version => 130; }");
    }

    private string Notebooks => Path.Combine(_folder, "notebooks");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", _cacheBefore);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Reference_PackagesWithDependencyAndNativeLibrary_AreInstalledOnceAndKept()
    {
        const string Cell = "#r \"nuget: Test.Crowd\"\n#r \"nuget:Test.Greeter,1.0.0\"\n#r \"nuget: Microsoft.DotNet.Interactive, 1.0.0\"\nusing Greetings;\nusing Crowds;\n$\"{\"you\".Greet()} {Crowd.Version} {Greeter.IsNativeHere}\"";

        var first = await Run(Cell);
        Directory.Delete(Path.Combine(Notebooks, "source"), recursive: true);
        var second = await Run(Cell);

        foreach (var seen in new[] { first, second })
        {
            Assert.Equal("Hello you 120 True", seen.Result);
            Assert.Equal($"Installed Test.Crowd 1.2.0, Test.Greeter 1.0.0 from {Path.Combine(Notebooks, "source")}", seen.Events.OfType<CellEvent.Update>().Last().Data["text/plain"]);
        }
    }

    [Fact]
    public async Task Reference_LaterCells_KeepWhatIsInUse()
    {
        await using var session = new CSharpSession(new SessionOptions { Folder = Notebooks });
        await session.ExecuteAsync("#r \"nuget: Test.Crowd, *-*\"", new Recorder(), token: Token);

        var seen = new Recorder();
        await session.ExecuteAsync("#r \"nuget: Test.Greeter\"\n#r \"nuget: Test.Crowd\"\nvar text = @\"\n#r \"\"nuget: Not.Asked\"\"\n\";\nCrowds.Crowd.Version", seen, token: Token);
        var outcome = await session.ExecuteAsync("#r \"nuget: Test.Crowd, 1.2.0\"", new Recorder(), token: Token);

        Assert.Equal("130", seen.Result);
        Assert.Equal("#r \"nuget: Test.Crowd, 1.2.0\": Test.Crowd 1.3.0-beta is in use already. Restart the kernel to use another version.", outcome.Error!.Message);
    }

    [Theory]
    [InlineData("https://127.0.0.1:9/v3/index.json")]
    [InlineData("/no/such/folder")]
    public async Task Reference_SourceThatCannotBeReached_IsDoneWithoutAndNamed(string source)
    {
        var seen = await Run($"#i \"nuget: {source}\"\n#r \"nuget: Test.Crowd, 1.2.*\"\nCrowds.Crowd.Version");

        Assert.Equal("120", seen.Result);
        Assert.Contains($"The package source {source} cannot be reached; looking in the others.", seen.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n#r \"nuget: No.Such.Package\"", "#r \"nuget: No.Such.Package\": there is no package No.Such.Package in tests. Check the name, or add a source with #i \"nuget: SOURCE\".")]
    [InlineData("\n#r \"nuget: Test.Crowd, 9.0.0\"", "#r \"nuget: Test.Crowd, 9.0.0\": package Test.Crowd has no such version. The nearest is 1.3.0-beta.")]
    [InlineData("\n#r \"nuget: Test Crowd\"", "#r \"nuget: Test Crowd\" is not the form of a package: write #r \"nuget: Name, 1.2.3\", or #r \"nuget: Name\" for the newest.")]
    [InlineData("\n#i \"https://example.org\"", "#i \"https://example.org\" is not the form of a package source: write #i \"nuget: ADDRESS\" or #i \"nuget: FOLDER\".")]
    public async Task Reference_WhatCannotBeHad_SaysWhyInOneLine(string code, string message)
    {
        await using var session = new CSharpSession(new SessionOptions { Folder = Notebooks });

        var outcome = await session.ExecuteAsync(code, new Recorder(), token: Token);

        Assert.Equal(message, Assert.Single(outcome.Error!.Traceback));
        Assert.Equal((CellErrorKind.Directive, 2), (outcome.Error.Kind, outcome.Error.Line));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reference_TypesThatCellsUseAlready_IsTakenBackAndTheNextCellRuns(bool afterCells)
    {
        _source.Add("Test.Clash", "1.0.0", "namespace Microsoft.DotNet.Interactive { public static class Kernel { public static int Clash => 1; } }");
        await using var session = new CSharpSession(new SessionOptions { Folder = Notebooks });
        if (afterCells)
        {
            await session.ExecuteAsync("var kept = 40;\nKernel.HTML(\"<b>\");", new Recorder(), token: Token);
        }

        var refused = await session.ExecuteAsync("\n#r \"nuget: Test.Clash\"", new Recorder(), token: Token);
        var seen = new Recorder();
        await session.ExecuteAsync((afterCells ? "kept" : "40") + " + 2", seen, token: Token);
        var other = await session.ExecuteAsync("#r \"nuget: Test.Greeter\"\nGreetings.Greeter.Greet(\"you\")", new Recorder(), token: Token);

        Assert.Equal((CellErrorKind.Directive, 2), (refused.Error!.Kind, refused.Error.Line));
        Assert.StartsWith("#r \"nuget: Test.Clash\" cannot be used here and was taken back, the session is as it was: with it, cells do not compile. ", refused.Error.Message, StringComparison.Ordinal);
        Assert.Contains("'Kernel'", refused.Error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Error.Message);
        Assert.Equal("42", seen.Result);
        Assert.True(other.Succeeded, other.Error?.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reference_PackageThatNeedsANewerAssembly_TakesItOrSaysWhatToDo(bool isRunning)
    {
        foreach (var version in (string[])["1.0.0", "2.0.0"])
        {
            _source.Add("Test.Base", version, $"[assembly: System.Reflection.AssemblyVersion(\"{version}.0\")] namespace Bases; public static class Base {{ public static string Number => \"{version}\"; }}");
            _source.Add($"Test.Needs{version[0]}", "1.0.0", $"namespace Needs; public static class Needs{version[0]} {{ }}", dependency: $"Test.Base/{version}");
        }

        await using var session = new CSharpSession(new SessionOptions { Folder = Notebooks });
        await session.ExecuteAsync("#r \"nuget: Test.Needs1\"\nvar kept = " + (isRunning ? "Bases.Base.Number" : "\"1.0.0\"") + ";", new Recorder(), token: Token);

        var second = await session.ExecuteAsync("\n#r \"nuget: Test.Needs2\"", new Recorder(), token: Token);
        var seen = new Recorder();
        await session.ExecuteAsync("kept + \" \" + Bases.Base.Number", seen, token: Token);

        Assert.Equal(
            isRunning ? "#r \"nuget: Test.Needs2\" was taken back: it needs Test.Base 2.0.0.0, but 1.0.0.0 runs in this session: restart the kernel and put this line before all others." : null,
            second.Error?.Message);
        Assert.Equal(isRunning ? "1.0.0 1.0.0" : "1.0.0 2.0.0", seen.Result);
    }

    [Fact]
    public async Task Reference_PackageWithAnExtension_LoadsIt()
    {
        _source.Add(
            "Test.Extended",
            "1.0.0",
            "namespace Extended; public record Mark(int Number);",
            extension: """
                using System.Threading.Tasks;
                using Microsoft.DotNet.Interactive;
                using Microsoft.DotNet.Interactive.Commands;
                using Microsoft.DotNet.Interactive.Directives;
                public sealed class Extension : IKernelExtension
                {
                    public async Task OnLoadAsync(Kernel kernel)
                    {
                        await Task.Delay(1);
                        kernel.AddDirective(new KernelActionDirective("#!greet"), (command, context) => { context.DisplayAs("Hello", "text/plain"); return Task.CompletedTask; });
                        ((CompositeKernel)kernel).Add(new Shouting());
                        await kernel.SendAsync(new SubmitCode("var given = 5;", "csharp"));
                    }
                }
                public sealed class Shouting : Kernel, IKernelCommandHandler<SubmitCode>
                {
                    public Shouting() : base("shout") { }
                    Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context) { context.DisplayAs(command.Code.Trim() + "!", "text/plain"); return Task.CompletedTask; }
                }
                """,
            notebook: "#!csharp\n\nusing Extended;\nvar marks = new[] { new Mark(1) };\n");
        await using var session = new CSharpSession(new SessionOptions { Folder = Notebooks });
        await session.ExecuteAsync("#r \"nuget: Test.Extended\"", new Recorder(), token: Token);

        var seen = new Recorder();
        var outcome = await session.ExecuteAsync("#!greet\n#!shout\nhey\n#!csharp\nmarks[0].Number + given", seen, token: Token);

        Assert.True(outcome.Succeeded, outcome.Error?.Message);
        Assert.Equal(["Hello", "hey!"], seen.Events.OfType<CellEvent.Displayed>().Select(shown => shown.Data["text/plain"]));
        Assert.Equal("6", seen.Result);
    }

    [Theory]
    [InlineData("throw new System.NotSupportedException(\"not here\");", "", "the extension in ", "NotSupportedException: not here")]
    [InlineData("return Task.CompletedTask;", "#!csharp\n\nvar half = 1;\n\n#!csharp\n\nnowhere\n", "cell 2 of extension.dib: ", "nowhere")]
    public async Task Reference_PackageWhoseExtensionFails_IsTakenBackAndTheNextCellRuns(string load, string notebook, string start, string end)
    {
        _source.Add(
            "Test.Broken",
            "1.0.0",
            "namespace Broken; public record Mark(int Number);",
            extension: "using System.Threading.Tasks; using Microsoft.DotNet.Interactive; public sealed class Extension : IKernelExtension { public Task OnLoadAsync(Kernel kernel) { " + load + " } }",
            notebook: notebook.Length > 0 ? notebook : null);
        await using var session = new CSharpSession(new SessionOptions { Folder = Notebooks });
        await session.ExecuteAsync("var kept = 40;", new Recorder(), token: Token);

        var refused = await session.ExecuteAsync("#r \"nuget: Test.Broken\"", new Recorder(), token: Token);
        var seen = new Recorder();
        await session.ExecuteAsync("kept + 2", seen, token: Token);
        var gone = await session.ExecuteAsync("new Broken.Mark(1)", new Recorder(), token: Token);
        var half = await session.ExecuteAsync("half", new Recorder(), token: Token);

        Assert.StartsWith(start, refused.Error!.Message, StringComparison.Ordinal);
        Assert.Contains(end, refused.Error.Message, StringComparison.Ordinal);
        Assert.Equal("42", seen.Result);
        Assert.Equal((CellErrorKind.Compilation, CellErrorKind.Compilation), (gone.Error!.Kind, half.Error!.Kind));
    }

    [Fact]
    public async Task Reference_NoAssembly_LeavesTheSessionAsItWas()
    {
        File.WriteAllText(Path.Combine(Notebooks, "text.dll"), "no assembly");
        File.Copy(Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*System.Native*").First(), Path.Combine(Notebooks, "native.dll"));
        await using var session = new CSharpSession(new SessionOptions { Folder = Notebooks });

        foreach (var file in (string[])["text.dll", "native.dll"])
        {
            var refused = await session.ExecuteAsync($"#r \"{file}\"\n1", new Recorder(), token: Token);
            var seen = new Recorder();
            await session.ExecuteAsync("1 + 1", seen, token: Token);

            Assert.StartsWith($"#r \"{file}\": ", refused.Error!.Message, StringComparison.Ordinal);
            Assert.Equal("2", seen.Result);
        }
    }

    private async Task<Recorder> Run(string code)
    {
        await using var session = new CSharpSession(new SessionOptions { Folder = Notebooks });
        var seen = new Recorder();
        var outcome = await session.ExecuteAsync(code, seen, token: Token);
        Assert.True(outcome.Succeeded, string.Join('\n', outcome.Error?.Traceback ?? []));
        return seen;
    }
}
