# The kit on the .NET SDK's image: docker build -t animegan . && docker run --rm -v "$PWD/site:/kit/site" animegan
FROM mcr.microsoft.com/dotnet/sdk:10.0
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# Nothing is needed but the SDK. A compiler makes DCGAN train faster; leave it out with --build-arg COMPILERS=
ARG COMPILERS="g++ cmake"
RUN [ -z "$COMPILERS" ] || { apt-get update && apt-get install -y --no-install-recommends $COMPILERS && rm -rf /var/lib/apt/lists/*; }
WORKDIR /kit
COPY . .
RUN environment/animegan info
CMD ["bash", "environment/tour.sh"]
